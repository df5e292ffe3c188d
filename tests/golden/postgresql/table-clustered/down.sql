BEGIN;
-- TU202: dropping an index waits for all users of e
DROP INDEX public.e_x;

ALTER TABLE public.a SET WITHOUT CLUSTER;

ALTER TABLE public.b CLUSTER ON b_pkey;

ALTER TABLE public.c CLUSTER ON c_pkey;

-- TU201: index build blocks writes on e
CREATE INDEX e_x ON public.e (x);
ALTER TABLE public.e CLUSTER ON e_x;

ALTER MATERIALIZED VIEW public.m SET WITHOUT CLUSTER;

-- TU102: all rows of d are lost
DROP TABLE public.d;
COMMIT;
