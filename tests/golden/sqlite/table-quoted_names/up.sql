PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

-- TU249: rebuild of order copies every row; the database is locked for writes meanwhile
CREATE TABLE order__trueup_new (
    "group" INTEGER PRIMARY KEY,
    "two words" TEXT NOT NULL,
    "say ""hi""" TEXT,
    "Größe" TEXT DEFAULT 'it''s; -- fine'
);
-- TU502: fails when order has rows without a value for two words
INSERT INTO order__trueup_new ("group", "two words", "say ""hi""")
SELECT "order"."group", "order"."two words", "order"."say ""hi"""
FROM "order";

INSERT INTO temp.trueup_guard SELECT 'rows of order', (SELECT count(*) FROM order__trueup_new), (SELECT count(*) FROM "order");
DROP TABLE "order";

PRAGMA legacy_alter_table = ON;
ALTER TABLE order__trueup_new RENAME TO "order";
PRAGMA legacy_alter_table = OFF;
CREATE INDEX "an index; here" ON "order" ("two words", "say ""hi""");

CREATE TABLE "semi;colon" ("a.b" TEXT, "select" TEXT, CHECK ("a.b" <> "select"));

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
