BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
ALTER TABLE public.a ALTER COLUMN x RESET (n_distinct),
    ALTER COLUMN y SET (n_distinct=5),
    ALTER COLUMN z SET (n_distinct='-0.5');
ALTER INDEX public.a_low ALTER COLUMN 2 SET STATISTICS -1;
ALTER INDEX public.a_up ALTER COLUMN 1 SET STATISTICS 300;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m ALTER COLUMN x RESET (n_distinct);
-- Lock: ACCESS EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m ALTER COLUMN y SET COMPRESSION default;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN y SET STATISTICS -1;
ALTER MATERIALIZED VIEW public.m ALTER COLUMN y SET STORAGE EXTENDED;

-- TU102: all rows of n are lost
-- Lock: ACCESS EXCLUSIVE on public.n, instant
DROP TABLE public.n;
COMMIT;
