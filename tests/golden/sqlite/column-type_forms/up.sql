PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of ty copies every row; the database is locked for writes meanwhile
CREATE TABLE ty__trueup_new (a INTEGER PRIMARY KEY, b INT, d VARCHAR(10), e "DOUBLE PRECISION", f DECIMAL(10,2), g BOOLEAN, h DATETIME, i, j BLOB, k FLOATING POINT, n "weird type(1)",
    o UNSIGNED BIG INT DEFAULT -1, p TEXT COLLATE NOCASE DEFAULT 'x''y' NOT NULL ON CONFLICT REPLACE, q REAL DEFAULT (1+2), s INT DEFAULT +5, t BLOB DEFAULT x'00ff', u DEFAULT true, w DEFAULT NULL, x INT DEFAULT 0x10);
INSERT INTO ty__trueup_new (a)
SELECT a
FROM ty;

INSERT INTO temp.trueup_guard SELECT 'rows of ty', (SELECT count(*) FROM ty__trueup_new), (SELECT count(*) FROM ty);
DROP TABLE ty;

PRAGMA legacy_alter_table = ON;
ALTER TABLE ty__trueup_new RENAME TO ty;
PRAGMA legacy_alter_table = OFF;

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
