BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b RENAME TO a_old;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a RENAME TO b;

ALTER TABLE public.a_old RENAME TO a;
COMMIT;
