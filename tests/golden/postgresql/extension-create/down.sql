BEGIN;
-- TU103: values of member.email are lost
ALTER TABLE public.member DROP COLUMN email;

DROP EXTENSION citext;
COMMIT;
