PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of word copies every row; the database is locked for writes meanwhile
CREATE TABLE word__trueup_new (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO word__trueup_new (id, text)
SELECT id, text
FROM word;

INSERT INTO temp.trueup_guard SELECT 'rows of word', (SELECT count(*) FROM word__trueup_new), (SELECT count(*) FROM word);
DROP TABLE word;

PRAGMA legacy_alter_table = ON;
ALTER TABLE word__trueup_new RENAME TO word;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX word_text_idx ON word (text);

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
