BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.kid, instant
DROP INDEX public.kid_e;

-- Lock: ACCESS EXCLUSIVE on public.kid, ACCESS EXCLUSIVE on public.grandkid, instant
ALTER TABLE public.kid RENAME COLUMN e TO e_old;

-- Lock: ACCESS EXCLUSIVE on public.base, instant
ALTER TABLE public.base ADD COLUMN e integer;

-- TU307: all of kid is written anew under an exclusive lock
UPDATE public.kid SET e = e_old;
-- Lock: ACCESS EXCLUSIVE on public.kid, instant
ALTER TABLE public.kid DROP COLUMN e_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.kid, index build
CREATE INDEX CONCURRENTLY kid_e ON public.kid (e);
