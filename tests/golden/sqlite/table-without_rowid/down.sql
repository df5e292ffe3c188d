PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of setting copies every row; the database is locked for writes meanwhile
CREATE TABLE setting__trueup_new (name TEXT NOT NULL PRIMARY KEY, value TEXT);
INSERT INTO setting__trueup_new (name, value)
SELECT name, value
FROM setting;

INSERT INTO temp.trueup_guard SELECT 'rows of setting', (SELECT count(*) FROM setting__trueup_new), (SELECT count(*) FROM setting);
DROP TABLE setting;

PRAGMA legacy_alter_table = ON;
ALTER TABLE setting__trueup_new RENAME TO setting;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX setting_value_idx ON setting (value);

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
