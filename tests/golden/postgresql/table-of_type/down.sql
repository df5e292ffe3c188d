BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.t1, instant
ALTER TABLE public.t1 NOT OF;

-- Lock: ACCESS EXCLUSIVE on public.t2, instant
ALTER TABLE public.t2 OF public.pt;

-- Lock: ACCESS EXCLUSIVE on public.t3, instant
ALTER TABLE public.t3 ALTER COLUMN b DROP DEFAULT;

-- TU102: all rows of t4 are lost
-- Lock: ACCESS EXCLUSIVE on public.t4, instant
DROP TABLE public.t4;
COMMIT;
