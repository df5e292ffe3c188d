PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of event copies every row; the database is locked for writes meanwhile
CREATE TABLE event__trueup_new (id INTEGER PRIMARY KEY, what TEXT, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
INSERT INTO event__trueup_new (id, what)
SELECT id, what
FROM event;

INSERT INTO temp.trueup_guard SELECT 'rows of event', (SELECT count(*) FROM event__trueup_new), (SELECT count(*) FROM event);
DROP TABLE event;

PRAGMA legacy_alter_table = ON;
ALTER TABLE event__trueup_new RENAME TO event;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
