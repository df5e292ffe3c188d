BEGIN;
CREATE SCHEMA "My Schema";

CREATE TABLE "My Schema"."semi;colon" (
    "a.b" text,
    "select" text DEFAULT 'back\slash'::text,
    CONSTRAINT "semi;colon_check" CHECK ("a.b" <> "select")
);

CREATE TABLE public.a23456789012345678901234567890123456789012345678901234567890abc (
    id integer
);

-- TU212: set not null reads all of order under an exclusive lock
ALTER TABLE public."order" ADD COLUMN "Größe" text DEFAULT 'it''s; -- fine'::text,
    ALTER COLUMN "two words" SET NOT NULL;
-- TU201: index build blocks writes on order
CREATE INDEX "an index; here" ON public."order" ("two words", "say ""hi""");
COMMIT;
