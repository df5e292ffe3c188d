BEGIN;
ALTER TABLE public.t1 NOT OF;

ALTER TABLE public.t2 OF public.pt;

ALTER TABLE public.t3 ALTER COLUMN b DROP DEFAULT;

-- TU102: all rows of t4 are lost
DROP TABLE public.t4;
COMMIT;
