PRAGMA foreign_keys = OFF;
BEGIN;
-- TU102: drops egg with all its rows
DROP TABLE egg;

-- TU102: drops hen with all its rows
DROP TABLE hen;

-- TU102: drops tree with all its rows
DROP TABLE tree;
COMMIT;
PRAGMA foreign_keys = ON;
