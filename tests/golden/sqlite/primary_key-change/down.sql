PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of member copies every row; the database is locked for writes meanwhile
CREATE TABLE member__trueup_new (team INTEGER NOT NULL, person INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY (team, person));
INSERT INTO member__trueup_new (rowid, team, person, role)
SELECT rowid, team, person, role
FROM member;

INSERT INTO temp.trueup_guard SELECT 'rows of member', (SELECT count(*) FROM member__trueup_new), (SELECT count(*) FROM member);
DROP TABLE member;

PRAGMA legacy_alter_table = ON;
ALTER TABLE member__trueup_new RENAME TO member;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
