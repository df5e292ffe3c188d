PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

INSERT INTO temp.trueup_guard SELECT 'foreign keys of pet', count(*), 0 FROM pragma_foreign_key_check('pet');

-- TU249: rebuild of owner copies every row; the database is locked for writes meanwhile
CREATE TABLE owner__trueup_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''));
-- TU502: fails when owner has rows without a value for name
INSERT INTO owner__trueup_new (id, name)
SELECT id, name
FROM owner;

INSERT INTO temp.trueup_guard SELECT 'rows of owner', (SELECT count(*) FROM owner__trueup_new), (SELECT count(*) FROM owner);
DROP TABLE owner;

PRAGMA legacy_alter_table = ON;
ALTER TABLE owner__trueup_new RENAME TO owner;
PRAGMA legacy_alter_table = OFF;

UPDATE temp.trueup_guard SET found = (SELECT count(*) FROM pragma_foreign_key_check('pet')) WHERE what = 'foreign keys of pet';

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
