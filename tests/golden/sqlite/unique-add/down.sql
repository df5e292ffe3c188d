PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of city copies every row; the database is locked for writes meanwhile
CREATE TABLE city__trueup_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, code TEXT UNIQUE);
INSERT INTO city__trueup_new (id, name, country, code)
SELECT id, name, country, code
FROM city;

INSERT INTO temp.trueup_guard SELECT 'rows of city', (SELECT count(*) FROM city__trueup_new), (SELECT count(*) FROM city);
DROP TABLE city;

PRAGMA legacy_alter_table = ON;
ALTER TABLE city__trueup_new RENAME TO city;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
