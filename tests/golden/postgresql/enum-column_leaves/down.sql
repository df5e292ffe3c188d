BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of t.n are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN n;

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('a', 'z');

-- TU505: t.q from text to public.st: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN q TYPE public.st USING q::public.st,
    ADD COLUMN s public.st DEFAULT 'a'::public.st;

DROP TYPE public.st_old;
COMMIT;
