BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.ti;
-- TU505: t.a from integer to smallint: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t DROP COLUMN s,
    ALTER COLUMN a TYPE smallint;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + 1) STORED;

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY ti ON public.t (s);
