CREATE TABLE "order" ("group" integer PRIMARY KEY, "two words" text, "say ""hi""" text);
INSERT INTO "order" VALUES (1, 'a', 'b');
