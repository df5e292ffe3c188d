BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW "My Schema"."V w";

-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", instant
DROP INDEX public."I x";
-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", instant
ALTER TABLE public."Weird ""T" DROP CONSTRAINT "Ck '",
    ALTER COLUMN "a b" SET DEFAULT 'it''s \ back'::text;

-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", instant
COMMENT ON COLUMN public."Weird ""T"."a b" IS NULL;
-- TU505: Weird "T.user from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", rewrite
ALTER TABLE public."Weird ""T" ALTER COLUMN "user" TYPE integer;

-- Lock: SHARE UPDATE EXCLUSIVE on "My Schema"."T", instant
DROP STATISTICS "My Schema"."St";

-- TU103: values of Weird "T.Né are lost
-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", instant
ALTER TABLE public."Weird ""T" DROP COLUMN "Né";

-- TU102: all rows of T are lost
-- Lock: ACCESS EXCLUSIVE on "My Schema"."T", instant
DROP TABLE "My Schema"."T";

ALTER TYPE public."E n" RENAME TO "E n_old";

CREATE TYPE public."E n" AS ENUM ('a''b');

-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", instant
COMMENT ON TABLE public."Weird ""T" IS NULL;

DROP FUNCTION "My Schema"."F n"(integer);

-- TU114: the current value of sequence S q is lost
DROP SEQUENCE "My Schema"."S q";

DROP TYPE public."E n_old";

-- TU101: schema My Schema goes with all that is in it
DROP SCHEMA "My Schema";
COMMIT;
