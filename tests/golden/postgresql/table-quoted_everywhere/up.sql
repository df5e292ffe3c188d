BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE SCHEMA "My Schema";

ALTER TYPE public."E n" ADD VALUE 'c d';

CREATE SEQUENCE "My Schema"."S q";

CREATE OR REPLACE FUNCTION "My Schema"."F n"("A x" integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
COMMENT ON FUNCTION "My Schema"."F n"(integer) IS 'x';

CREATE TABLE "My Schema"."T" (
    a public."E n" DEFAULT 'a''b'::public."E n",
    b integer
);

-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", instant
COMMENT ON TABLE public."Weird ""T" IS E'it''s \\ a "c"';
-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", instant
ALTER TABLE public."Weird ""T" ALTER COLUMN "a b" SET DEFAULT 'it''s \ backx'::text;
-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", instant
COMMENT ON COLUMN public."Weird ""T"."a b" IS 'x';
-- TU301: Weird "T.user from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public."Weird ""T", rewrite
ALTER TABLE public."Weird ""T" ADD COLUMN "Né" integer,
    ALTER COLUMN "user" TYPE bigint,
    ADD CONSTRAINT "Ck '" CHECK ("user" > 0) NOT VALID;

-- Lock: SHARE ROW EXCLUSIVE on public."Weird ""T", scan
ALTER TABLE "My Schema"."T" ADD CONSTRAINT "T_b_fkey" FOREIGN KEY (b) REFERENCES public."Weird ""T" ("Select");

CREATE VIEW "My Schema"."V w" AS
SELECT "Weird ""T"."a b"
   FROM public."Weird ""T";

CREATE POLICY "P l" ON "My Schema"."T" USING (true);

CREATE STATISTICS "My Schema"."St" ON a, b FROM "My Schema"."T";
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", scan
ALTER TABLE public."Weird ""T" VALIDATE CONSTRAINT "Ck '";
-- Lock: SHARE UPDATE EXCLUSIVE on public."Weird ""T", index build
CREATE INDEX CONCURRENTLY "I x" ON public."Weird ""T" ("a b", lower("a b"));
