PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of task copies every row; the database is locked for writes meanwhile
CREATE TABLE task__trueup_new (id INTEGER PRIMARY KEY, active TEXT DEFAULT "active", kind TEXT DEFAULT plain, same TEXT DEFAULT "x");
INSERT INTO task__trueup_new (id, active, kind, same)
SELECT id, active, kind, same
FROM task;

INSERT INTO temp.trueup_guard SELECT 'rows of task', (SELECT count(*) FROM task__trueup_new), (SELECT count(*) FROM task);
DROP TABLE task;

PRAGMA legacy_alter_table = ON;
ALTER TABLE task__trueup_new RENAME TO task;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
