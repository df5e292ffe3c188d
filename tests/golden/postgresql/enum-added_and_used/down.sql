BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.job, instant
DROP INDEX public.job_paid;
-- Lock: ACCESS EXCLUSIVE on public.job, instant
ALTER TABLE public.job DROP CONSTRAINT job_s;

ALTER TYPE public.state RENAME TO state_old;

CREATE TYPE public.state AS ENUM ('new', 'done');

-- TU505: job.s from public.state to public.state: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.job, rewrite
ALTER TABLE public.job ALTER COLUMN s DROP DEFAULT,
    ALTER COLUMN s TYPE public.state USING s::text::public.state,
    ALTER COLUMN s SET DEFAULT 'new'::public.state;

DROP TYPE public.state_old;
COMMIT;
