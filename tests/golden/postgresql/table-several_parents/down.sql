BEGIN;
DROP VIEW public.v;

ALTER TABLE public.k RENAME COLUMN c TO c_old;
ALTER TABLE public.k INHERIT public.q;

ALTER TABLE public.q ADD COLUMN c integer;

-- TU307: all of k is written anew under an exclusive lock
UPDATE public.k SET c = c_old;
ALTER TABLE public.k DROP COLUMN c_old;

CREATE VIEW public.v AS
SELECT k.a,
    k.c
   FROM public.k;

-- TU103: values of p.n are lost
ALTER TABLE public.p DROP COLUMN n;
COMMIT;
