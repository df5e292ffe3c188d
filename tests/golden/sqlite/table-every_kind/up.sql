BEGIN;
CREATE VIRTUAL TABLE boxes USING rtree(id, min_x, max_x);

CREATE TABLE child (
    a INT CONSTRAINT to_parent REFERENCES parent DEFERRABLE INITIALLY DEFERRED,
    b INT,
    c INT REFERENCES nowhere (x) ON DELETE SET NULL ON UPDATE CASCADE MATCH FULL,
    CONSTRAINT to_both FOREIGN KEY (a, b) REFERENCES parent (a, b) NOT DEFERRABLE INITIALLY IMMEDIATE
);

CREATE TABLE generated (a INT, b INT GENERATED ALWAYS AS (a * 2) STORED, c AS (a + 1), d INT AS (a) VIRTUAL NOT NULL UNIQUE);

CREATE TABLE itself (id INTEGER PRIMARY KEY, up INT REFERENCES itself, CHECK (itself.up <> itself.id));

CREATE TABLE "odd names" ("a b" "my type", [c d], `e``f` double precision, "g""h" unsigned big int(3) DEFAULT -1.5e3, x DEFAULT CURRENT_TIMESTAMP, y DEFAULT x'00ff', z DEFAULT "Text", t DEFAULT TRUE);

CREATE TABLE parent (a INT, b INT, UNIQUE (a, b));

CREATE TABLE strictly (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    anything ANY,
    bytes BLOB,
    label TEXT COLLATE NOCASE NOT NULL ON CONFLICT REPLACE DEFAULT 'x',
    amount INT UNIQUE ON CONFLICT IGNORE,
    CONSTRAINT amount_positive CHECK (amount > 0)
) STRICT;

CREATE TABLE without_rowid (
    a TEXT,
    b VARCHAR(20) COLLATE RTRIM,
    c DECIMAL (10, 2) DEFAULT (1 + 2),
    PRIMARY KEY (a DESC, b COLLATE NOCASE) ON CONFLICT FAIL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter ascii');

CREATE INDEX odd_index ON "odd names" ("a b" COLLATE nocase ASC);

CREATE UNIQUE INDEX strictly_part ON strictly (lower(label), amount DESC, bytes COLLATE BINARY) WHERE amount IS NOT NULL AND label <> 'a''b';

CREATE VIEW shown (x, "y z") AS WITH q AS (SELECT 1 AS a) SELECT a, 2 FROM q UNION SELECT amount, label FROM strictly;

CREATE TRIGGER parent_delete AFTER DELETE ON parent BEGIN SELECT 1; END;

CREATE TRIGGER shown_insert INSTEAD OF INSERT ON shown BEGIN DELETE FROM parent; END;

CREATE TRIGGER strictly_update BEFORE UPDATE OF label, amount ON strictly FOR EACH ROW WHEN new.amount > old.amount BEGIN
    UPDATE parent SET a = CASE WHEN b THEN 1 ELSE 2 END;
    INSERT INTO parent VALUES (1, 2) ON CONFLICT (a, b) DO UPDATE SET a = excluded.b;
    SELECT RAISE(ABORT, 'end;');
END;
COMMIT;
