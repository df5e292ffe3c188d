BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: t.q from public.st to text: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN q TYPE text;

-- TU103: values of t.s are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN s;

ALTER TYPE public.st RENAME TO st_old;

CREATE TYPE public.st AS ENUM ('a', 'b');

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN n public.st;

DROP TYPE public.st_old;
COMMIT;
