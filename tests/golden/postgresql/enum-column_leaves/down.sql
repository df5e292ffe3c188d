BEGIN;
-- TU103: values of t.n are lost
ALTER TABLE public.t DROP COLUMN n;

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('a', 'z');

-- TU505: t.q from text to public.st: values that do not fit the new type make it fail
ALTER TABLE public.t ALTER COLUMN q TYPE public.st USING q::public.st,
    ADD COLUMN s public.st DEFAULT 'a'::public.st;

DROP TYPE public.st_old;
COMMIT;
