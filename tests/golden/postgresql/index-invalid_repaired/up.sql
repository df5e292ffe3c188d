-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY IF EXISTS public.a_x;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY IF EXISTS public.a_y;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY a_x ON public.a (x);
