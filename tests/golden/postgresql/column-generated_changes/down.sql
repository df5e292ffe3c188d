BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.t_s_idx;

-- TU505: t.a from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN y DROP EXPRESSION,
    DROP COLUMN s,
    ALTER COLUMN a TYPE integer;
-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + b) STORED;

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;

-- TU103: values of t.x are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN x;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN x integer GENERATED ALWAYS AS (a * 2) STORED;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY t_s_idx ON public.t (s);
