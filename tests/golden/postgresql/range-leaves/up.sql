BEGIN;
-- TU103: values of job.at are lost
ALTER TABLE public.job DROP COLUMN at;

DROP FUNCTION public.width(public.span);

DROP TYPE public.span;
COMMIT;
