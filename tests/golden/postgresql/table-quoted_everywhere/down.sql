BEGIN;
DROP VIEW "My Schema"."V w";

-- TU202: dropping an index waits for all users of Weird "T
DROP INDEX public."I x";
ALTER TABLE public."Weird ""T" DROP CONSTRAINT "Ck '",
    ALTER COLUMN "a b" SET DEFAULT 'it''s \ back'::text;

COMMENT ON COLUMN public."Weird ""T"."a b" IS NULL;
-- TU505: Weird "T.user from bigint to integer: values that do not fit the new type make it fail
ALTER TABLE public."Weird ""T" ALTER COLUMN "user" TYPE integer;

DROP STATISTICS "My Schema"."St";

-- TU103: values of Weird "T.Né are lost
ALTER TABLE public."Weird ""T" DROP COLUMN "Né";

-- TU102: all rows of T are lost
DROP TABLE "My Schema"."T";

ALTER TYPE public."E n" RENAME TO "E n_old";

CREATE TYPE public."E n" AS ENUM ('a''b');

COMMENT ON TABLE public."Weird ""T" IS NULL;

DROP FUNCTION "My Schema"."F n"(integer);

-- TU114: the current value of sequence S q is lost
DROP SEQUENCE "My Schema"."S q";

DROP TYPE public."E n_old";

-- TU101: schema My Schema goes with all that is in it
DROP SCHEMA "My Schema";
COMMIT;
