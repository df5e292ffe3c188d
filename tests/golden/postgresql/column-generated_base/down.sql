BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.ti;
-- TU301: t.a from smallint to integer: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t DROP COLUMN s,
    ALTER COLUMN a TYPE integer;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + 1) STORED;

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY ti ON public.t (s);
