BEGIN;
-- TU102: all rows of log are lost
DROP TABLE public.log;

DROP FUNCTION public.fv();

DROP VIEW public.v;

ALTER TABLE public.a ALTER COLUMN id DROP DEFAULT;

DROP FUNCTION public.fd();

-- TU102: all rows of a are lost
DROP TABLE public.a;
COMMIT;
