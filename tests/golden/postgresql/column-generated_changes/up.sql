BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.t_s_idx;
-- TU301: t.a from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t DROP COLUMN s,
    DROP COLUMN x,
    ALTER COLUMN a TYPE bigint;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN s bigint GENERATED ALWAYS AS (a - b) STORED,
    ADD COLUMN x integer;

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;

-- TU103: values of t.y are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN y;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN y integer GENERATED ALWAYS AS (b) STORED;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY t_s_idx ON public.t (s);
