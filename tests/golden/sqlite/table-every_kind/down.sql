PRAGMA foreign_keys = OFF;
BEGIN;
DROP VIEW shown;

-- TU102: drops boxes with all its rows
DROP TABLE boxes;

-- TU102: drops child with all its rows
DROP TABLE child;

-- TU102: drops generated with all its rows
DROP TABLE "generated";

-- TU102: drops itself with all its rows
DROP TABLE itself;

-- TU102: drops odd names with all its rows
DROP TABLE "odd names";

-- TU102: drops strictly with all its rows
DROP TABLE strictly;

-- TU102: drops parent with all its rows
DROP TABLE parent;

-- TU102: drops without_rowid with all its rows
DROP TABLE without_rowid;

-- TU102: drops words with all its rows
DROP TABLE words;
COMMIT;
PRAGMA foreign_keys = ON;
