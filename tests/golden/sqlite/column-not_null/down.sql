PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of account copies every row; the database is locked for writes meanwhile
CREATE TABLE account__trueup_new (id INTEGER PRIMARY KEY, owner TEXT, note TEXT NOT NULL);
-- TU502: fails when account has rows without a value for note
INSERT INTO account__trueup_new (id, owner, note)
SELECT id, owner, note
FROM account;

INSERT INTO temp.trueup_guard SELECT 'rows of account', (SELECT count(*) FROM account__trueup_new), (SELECT count(*) FROM account);
DROP TABLE account;

PRAGMA legacy_alter_table = ON;
ALTER TABLE account__trueup_new RENAME TO account;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
