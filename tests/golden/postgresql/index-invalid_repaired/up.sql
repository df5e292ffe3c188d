BEGIN;
DROP INDEX IF EXISTS public.a_x;
DROP INDEX IF EXISTS public.a_y;

-- TU201: index build blocks writes on a
CREATE INDEX a_x ON public.a (x);
COMMIT;
