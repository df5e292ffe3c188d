PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of g copies every row; the database is locked for writes meanwhile
CREATE TABLE g__trueup_new (a INT);
INSERT INTO g__trueup_new (rowid, a)
SELECT rowid, a
FROM g;

INSERT INTO temp.trueup_guard SELECT 'rows of g', (SELECT count(*) FROM g__trueup_new), (SELECT count(*) FROM g);
DROP TABLE g;

PRAGMA legacy_alter_table = ON;
ALTER TABLE g__trueup_new RENAME TO g;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
