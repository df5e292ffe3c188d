BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person RENAME COLUMN email TO mail;
COMMIT;
