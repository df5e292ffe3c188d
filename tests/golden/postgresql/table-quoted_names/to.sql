CREATE SCHEMA "My Schema";
CREATE TABLE "order" (
    "group" integer PRIMARY KEY,
    "two words" text NOT NULL,
    "say ""hi""" text,
    "Größe" text DEFAULT 'it''s; -- fine'
);
CREATE TABLE "My Schema"."semi;colon" ("a.b" text, "select" text DEFAULT E'back\\slash', CHECK ("a.b" <> "select"));
CREATE INDEX "an index; here" ON "order" ("two words", "say ""hi""");
CREATE TABLE a23456789012345678901234567890123456789012345678901234567890abc (id integer);
