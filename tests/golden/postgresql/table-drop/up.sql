BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU102: all rows of gone are lost
-- Lock: ACCESS EXCLUSIVE on public.gone, ACCESS EXCLUSIVE on public.kept, instant
DROP TABLE public.gone;
COMMIT;
