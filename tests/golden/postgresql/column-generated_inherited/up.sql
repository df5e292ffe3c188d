BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.p ALTER COLUMN y DROP EXPRESSION;

-- TU103: values of t.y are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN y;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ADD COLUMN y integer GENERATED ALWAYS AS (x * 2) STORED;
COMMIT;
