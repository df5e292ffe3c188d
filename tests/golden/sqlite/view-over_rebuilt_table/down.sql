PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of sale copies every row; the database is locked for writes meanwhile
CREATE TABLE sale__trueup_new (id INTEGER PRIMARY KEY, amount REAL, day TEXT);
INSERT INTO sale__trueup_new (id, amount, day)
SELECT id, amount, day
FROM sale;

INSERT INTO temp.trueup_guard SELECT 'rows of sale', (SELECT count(*) FROM sale__trueup_new), (SELECT count(*) FROM sale);
DROP TABLE sale;

PRAGMA legacy_alter_table = ON;
ALTER TABLE sale__trueup_new RENAME TO sale;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
