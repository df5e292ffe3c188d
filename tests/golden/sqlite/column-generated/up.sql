PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of line copies every row; the database is locked for writes meanwhile
CREATE TABLE line__trueup_new (
    id INTEGER PRIMARY KEY,
    price REAL NOT NULL,
    count INTEGER NOT NULL,
    total REAL GENERATED ALWAYS AS (price * count) STORED,
    half REAL AS (price / 2) VIRTUAL
);
INSERT INTO line__trueup_new (id, price, count)
SELECT id, price, count
FROM line;

INSERT INTO temp.trueup_guard SELECT 'rows of line', (SELECT count(*) FROM line__trueup_new), (SELECT count(*) FROM line);
DROP TABLE line;

PRAGMA legacy_alter_table = ON;
ALTER TABLE line__trueup_new RENAME TO line;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
