PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of measure copies every row; the database is locked for writes meanwhile
CREATE TABLE measure__trueup_new (id INTEGER PRIMARY KEY, taken TEXT NOT NULL, amount REAL);
INSERT INTO measure__trueup_new (id, taken, amount)
SELECT id, taken, amount
FROM measure;

INSERT INTO temp.trueup_guard SELECT 'rows of measure', (SELECT count(*) FROM measure__trueup_new), (SELECT count(*) FROM measure);
DROP TABLE measure;

PRAGMA legacy_alter_table = ON;
ALTER TABLE measure__trueup_new RENAME TO measure;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
