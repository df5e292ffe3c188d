PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of ticket copies every row; the database is locked for writes meanwhile
CREATE TABLE ticket__trueup_new (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT);
INSERT INTO ticket__trueup_new (id, title)
SELECT id, title
FROM ticket;

INSERT INTO temp.trueup_guard SELECT 'rows of ticket', (SELECT count(*) FROM ticket__trueup_new), (SELECT count(*) FROM ticket);

DELETE FROM sqlite_sequence WHERE name = 'ticket__trueup_new';
UPDATE sqlite_sequence SET name = 'ticket__trueup_new' WHERE name = 'ticket';

DROP TABLE ticket;

PRAGMA legacy_alter_table = ON;
ALTER TABLE ticket__trueup_new RENAME TO ticket;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
