BEGIN;
ALTER TABLE public.person RENAME COLUMN email TO mail;
COMMIT;
