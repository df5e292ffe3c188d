BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER INDEX public.a RENAME TO a_old;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT b TO a;
ALTER INDEX public.a_old RENAME TO b;
COMMIT;
