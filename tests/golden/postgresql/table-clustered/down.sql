BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a SET WITHOUT CLUSTER;

-- Lock: SHARE UPDATE EXCLUSIVE on public.b, instant
ALTER TABLE public.b CLUSTER ON b_pkey;

-- Lock: SHARE UPDATE EXCLUSIVE on public.c, instant
ALTER TABLE public.c CLUSTER ON c_pkey;

ALTER INDEX public.e_x RENAME TO e_x_old;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m SET WITHOUT CLUSTER;

-- TU102: all rows of d are lost
-- Lock: ACCESS EXCLUSIVE on public.d, instant
DROP TABLE public.d;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.e, index build
CREATE INDEX CONCURRENTLY e_x ON public.e (x);

BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.e, instant
ALTER TABLE public.e CLUSTER ON e_x;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.e, instant
DROP INDEX CONCURRENTLY public.e_x_old;
