CREATE TABLE "order" ("group" INTEGER PRIMARY KEY, "two words" TEXT, "say ""hi""" TEXT);
INSERT INTO "order" VALUES (1, 'a', 'b');
