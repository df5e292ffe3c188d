BEGIN;
ALTER TABLE public.person RENAME COLUMN mail TO email;
COMMIT;
