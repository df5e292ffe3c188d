PRAGMA foreign_keys = OFF;
BEGIN;
-- TU102: drops f with all its rows
DROP TABLE f;

-- TU102: drops q with all its rows
DROP TABLE q;
COMMIT;
PRAGMA foreign_keys = ON;
