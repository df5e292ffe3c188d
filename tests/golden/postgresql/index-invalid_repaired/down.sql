-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
DROP INDEX CONCURRENTLY public.a_x;
