BEGIN;
-- TU301: t.q from public.st to text: the table is written anew under an exclusive lock
ALTER TABLE public.t ALTER COLUMN q TYPE text;

-- TU103: values of t.s are lost
ALTER TABLE public.t DROP COLUMN s;

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('a', 'b');

ALTER TABLE public.t ADD COLUMN n public.st;

DROP TYPE public.st_old;
COMMIT;
