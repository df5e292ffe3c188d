BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER INDEX public.b RENAME TO b_old;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t RENAME CONSTRAINT a TO b;
ALTER INDEX public.b_old RENAME TO a;
COMMIT;
