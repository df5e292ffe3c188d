CREATE TABLE "Weird ""T" ("Select" int PRIMARY KEY, "a b" text DEFAULT 'it''s \ back', "user" int);
CREATE TYPE "E n" AS ENUM ('a''b');
