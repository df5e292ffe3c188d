PRAGMA foreign_keys = OFF;
BEGIN;
-- TU102: drops child with all its rows
DROP TABLE child;

-- TU102: drops parent with all its rows
DROP TABLE parent;
COMMIT;
PRAGMA foreign_keys = ON;
