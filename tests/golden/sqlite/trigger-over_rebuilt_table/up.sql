PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of item copies every row; the database is locked for writes meanwhile
CREATE TABLE item__trueup_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- TU502: fails when item has rows without a value for name
INSERT INTO item__trueup_new (id, name)
SELECT id, name
FROM item;

INSERT INTO temp.trueup_guard SELECT 'rows of item', (SELECT count(*) FROM item__trueup_new), (SELECT count(*) FROM item);
DROP TABLE item;

PRAGMA legacy_alter_table = ON;
ALTER TABLE item__trueup_new RENAME TO item;
PRAGMA legacy_alter_table = OFF;
CREATE TRIGGER item_audit AFTER INSERT ON item BEGIN INSERT INTO audit (what) VALUES (new.name); END;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
