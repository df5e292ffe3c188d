BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU102: all rows of log are lost
-- Lock: ACCESS EXCLUSIVE on public.log, instant
DROP TABLE public.log;

DROP FUNCTION public.fv();

DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a ALTER COLUMN id DROP DEFAULT;

DROP FUNCTION public.fd();

-- TU102: all rows of a are lost
-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP TABLE public.a;
COMMIT;
