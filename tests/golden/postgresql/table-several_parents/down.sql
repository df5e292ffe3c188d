BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k RENAME COLUMN c TO c_old;
-- Lock: ACCESS EXCLUSIVE on public.k, SHARE UPDATE EXCLUSIVE on public.q, instant
ALTER TABLE public.k INHERIT public.q;

-- Lock: ACCESS EXCLUSIVE on public.q, instant
ALTER TABLE public.q ADD COLUMN c integer;

-- TU307: all of k is written anew under an exclusive lock
UPDATE public.k SET c = c_old;
-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k DROP COLUMN c_old;

CREATE VIEW public.v AS
SELECT k.a,
    k.c
   FROM public.k;

-- TU103: values of p.n are lost
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP COLUMN n;
COMMIT;
