BEGIN;
CREATE EXTENSION citext SCHEMA public VERSION '1.6';
COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

ALTER TABLE public.member ADD COLUMN email public.citext;
COMMIT;
