BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU124: what materialized view mv holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.mv, instant
DROP MATERIALIZED VIEW public.mv;

DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

DROP FUNCTION public.dflt();

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('happy', 'ok');

CREATE OR REPLACE FUNCTION public.dflt()
 RETURNS public.mood
 LANGUAGE sql
AS $function$SELECT 'ok'::public.mood$function$;

-- TU505: t.m from public.mood to public.mood: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood,
    ALTER COLUMN m SET DEFAULT public.dflt();

CREATE VIEW public.v AS
SELECT public.dflt() AS d,
    t.id,
    t.m
   FROM public.t;

CREATE MATERIALIZED VIEW public.mv AS
SELECT v.m
   FROM public.v;
-- Lock: SHARE on public.mv, index build
CREATE UNIQUE INDEX mvi ON public.mv (m);

DROP TYPE public.mood_old;
COMMIT;
