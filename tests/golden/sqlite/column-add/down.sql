PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of person copies every row; the database is locked for writes meanwhile
CREATE TABLE person__trueup_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO person__trueup_new (id, name)
SELECT id, name
FROM person;

INSERT INTO temp.trueup_guard SELECT 'rows of person', (SELECT count(*) FROM person__trueup_new), (SELECT count(*) FROM person);
-- TU103: drops of person, with their values: phone, active, score
DROP TABLE person;

PRAGMA legacy_alter_table = ON;
ALTER TABLE person__trueup_new RENAME TO person;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
