PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of job copies every row; the database is locked for writes meanwhile
CREATE TABLE job__trueup_new (id INTEGER PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ("New", "Old")));
INSERT INTO job__trueup_new (id, state)
SELECT id, state
FROM job;

INSERT INTO temp.trueup_guard SELECT 'rows of job', (SELECT count(*) FROM job__trueup_new), (SELECT count(*) FROM job);
DROP TABLE job;

PRAGMA legacy_alter_table = ON;
ALTER TABLE job__trueup_new RENAME TO job;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
