BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE SCHEMA "My Schema";

CREATE TABLE "My Schema"."semi;colon" (
    "a.b" text,
    "select" text DEFAULT 'back\slash'::text,
    CONSTRAINT "semi;colon_check" CHECK ("a.b" <> "select")
);

CREATE TABLE public.a23456789012345678901234567890123456789012345678901234567890abc (
    id integer
);

-- Lock: ACCESS EXCLUSIVE on public."order", instant
ALTER TABLE public."order" ADD COLUMN "Größe" text DEFAULT 'it''s; -- fine'::text,
    ADD CONSTRAINT "order_two words_proof" CHECK ("two words" IS NOT NULL) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public."order", scan
ALTER TABLE public."order" VALIDATE CONSTRAINT "order_two words_proof";
-- Lock: SHARE UPDATE EXCLUSIVE on public."order", index build
CREATE INDEX CONCURRENTLY "an index; here" ON public."order" ("two words", "say ""hi""");

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public."order", instant
ALTER TABLE public."order" ALTER COLUMN "two words" SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public."order", instant
ALTER TABLE public."order" DROP CONSTRAINT "order_two words_proof";
COMMIT;
