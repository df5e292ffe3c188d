BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TABLE public.a (
    i integer
);

CREATE TABLE public.b (
    i integer
);

CREATE POLICY p ON public.a USING (EXISTS ( SELECT 1
   FROM public.b
  WHERE (b.i = a.i)));

CREATE POLICY p ON public.b USING (EXISTS ( SELECT 1
   FROM public.a
  WHERE (b.i = a.i)));

-- TU102: all rows of z are lost
-- Lock: ACCESS EXCLUSIVE on public.z, instant
DROP TABLE public.z;
COMMIT;
