BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of member.email are lost
-- Lock: ACCESS EXCLUSIVE on public.member, instant
ALTER TABLE public.member DROP COLUMN email;

DROP EXTENSION citext;
COMMIT;
