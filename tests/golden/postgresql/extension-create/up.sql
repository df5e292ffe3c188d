BEGIN;
CREATE EXTENSION citext SCHEMA public;

ALTER TABLE public.member ADD COLUMN email public.citext;
COMMIT;
