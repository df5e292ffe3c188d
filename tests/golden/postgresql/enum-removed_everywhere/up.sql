BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU227: policy change locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP POLICY pol ON public.p;

DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
DROP INDEX public.p_m;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_c;

ALTER DOMAIN public.dmood RENAME TO dmood_old;

ALTER TYPE public.pair RENAME TO pair_old;

-- Lock: ACCESS EXCLUSIVE on public.part, instant
ALTER TABLE public.part RENAME TO part_old;

-- Lock: ACCESS EXCLUSIVE on public.part_happy, instant
ALTER TABLE public.part_happy RENAME TO part_happy_old;

-- Lock: ACCESS EXCLUSIVE on public.part_ok, instant
ALTER TABLE public.part_ok RENAME TO part_ok_old;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP COLUMN g;

DROP FUNCTION public.f(public.mood);

DROP FUNCTION public.g(public.mood[]);

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('happy', 'ok', 'sad');

CREATE DOMAIN public.dmood AS public.mood DEFAULT 'ok'::public.mood
    CONSTRAINT dmood_check CHECK (VALUE <> 'sad'::public.mood);

CREATE TYPE public.pair AS (
    a public.mood,
    b public.mood[]
);

CREATE OR REPLACE FUNCTION public.f(public.mood)
 RETURNS public.mood
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;

CREATE OR REPLACE FUNCTION public.g(public.mood[])
 RETURNS SETOF public.mood
 LANGUAGE sql
AS $function$SELECT unnest($1)$function$;

CREATE TABLE public.part (
    m public.mood,
    x integer
) PARTITION BY LIST (m);

-- Lock: ACCESS EXCLUSIVE on public.part, instant
CREATE TABLE public.part_happy PARTITION OF public.part FOR VALUES IN ('happy');

-- Lock: ACCESS EXCLUSIVE on public.part, instant
CREATE TABLE public.part_ok PARTITION OF public.part FOR VALUES IN ('ok');

-- TU440: all rows of part are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.part (m, x)
SELECT m::text::public.mood, x FROM public.part_old;

-- TU505: p.m from public.mood to public.mood: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN m DROP DEFAULT,
    ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
    ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
-- TU304: a stored generated column writes p anew
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ADD COLUMN g boolean GENERATED ALWAYS AS (m = 'ok'::public.mood) STORED,
    ALTER COLUMN ms DROP DEFAULT;
-- TU505: p.ms from public.mood[] to public.mood[]: values that the new type does not have make it fail; p.d from public.dmood to public.dmood: values that the new type does not have make it fail; p.c from public.pair to public.pair: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ALTER COLUMN ms TYPE public.mood[] USING ms::text::public.mood[],
    ALTER COLUMN ms SET DEFAULT '{ok,happy}'::public.mood[],
    ALTER COLUMN d TYPE public.dmood USING d::text::public.dmood,
    ALTER COLUMN c TYPE public.pair USING c::text::public.pair,
    ADD CONSTRAINT p_c CHECK ((m <> 'happy'::public.mood) OR (id > 0)) NOT VALID;

CREATE VIEW public.v AS
SELECT p.m,
    count(*) AS count
   FROM public.p
  WHERE (p.m > 'ok'::public.mood)
  GROUP BY p.m;

-- TU227: policy change locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE POLICY pol ON public.p USING (m = 'ok'::public.mood);

-- Lock: ACCESS EXCLUSIVE on public.part, instant
DROP TABLE public.part_old;

DROP TYPE public.pair_old;

DROP DOMAIN public.dmood_old;

DROP TYPE public.mood_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_c;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p, index build
CREATE INDEX CONCURRENTLY p_m ON public.p (m) WHERE m <> 'happy'::public.mood;
