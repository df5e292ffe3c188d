BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ALTER COLUMN y DROP EXPRESSION;

-- TU103: values of p.y are lost
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.p DROP COLUMN y;

-- TU304: a stored generated column writes p anew
-- Lock: ACCESS EXCLUSIVE on public.p, rewrite
ALTER TABLE public.p ADD COLUMN y integer GENERATED ALWAYS AS (x * 2) STORED;
COMMIT;
