SET check_function_bodies = false;
BEGIN;
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

COMMENT ON TABLE public."Weird ""T" IS E'it''s \\ a "c"';
ALTER TABLE public."Weird ""T" ALTER COLUMN "a b" SET DEFAULT 'it''s \ backx'::text;
COMMENT ON COLUMN public."Weird ""T"."a b" IS 'x';
-- TU301: Weird "T.user from integer to bigint: the table is written anew under an exclusive lock
ALTER TABLE public."Weird ""T" ADD COLUMN "Né" integer,
    ALTER COLUMN "user" TYPE bigint;
-- TU209: adding a check reads all rows under an exclusive lock on Weird "T
ALTER TABLE public."Weird ""T" ADD CONSTRAINT "Ck '" CHECK ("user" > 0);
-- TU201: index build blocks writes on Weird "T
CREATE INDEX "I x" ON public."Weird ""T" ("a b", lower("a b"));

ALTER TABLE "My Schema"."T" ADD CONSTRAINT "T_b_fkey" FOREIGN KEY (b) REFERENCES public."Weird ""T" ("Select");

CREATE VIEW "My Schema"."V w" AS
SELECT "Weird ""T"."a b"
   FROM public."Weird ""T";

CREATE POLICY "P l" ON "My Schema"."T" USING (true);

CREATE STATISTICS "My Schema"."St" ON a, b FROM "My Schema"."T";
COMMIT;
RESET check_function_bodies;
