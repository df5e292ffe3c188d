BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of job.at are lost
-- Lock: ACCESS EXCLUSIVE on public.job, instant
ALTER TABLE public.job DROP COLUMN at;

DROP FUNCTION public.width(public.span);

DROP TYPE public.span;
COMMIT;
