BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE EXTENSION citext SCHEMA public;

-- Lock: ACCESS EXCLUSIVE on public.member, instant
ALTER TABLE public.member ADD COLUMN email public.citext;
COMMIT;
