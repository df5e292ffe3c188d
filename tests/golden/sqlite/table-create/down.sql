PRAGMA foreign_keys = OFF;
BEGIN;
-- TU102: drops author with all its rows
DROP TABLE author;

-- TU102: drops book with all its rows
DROP TABLE book;
COMMIT;
PRAGMA foreign_keys = ON;
