CREATE TABLE "order" (
    "group" INTEGER PRIMARY KEY,
    "two words" TEXT NOT NULL,
    "say ""hi""" TEXT,
    "Größe" TEXT DEFAULT 'it''s; -- fine'
);
CREATE TABLE "semi;colon" ("a.b" TEXT, "select" TEXT, CHECK ("a.b" <> "select"));
CREATE INDEX "an index; here" ON "order" ("two words", "say ""hi""");
