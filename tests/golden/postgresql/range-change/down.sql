BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.wide;

-- Lock: ACCESS EXCLUSIVE on public.job, instant
ALTER TABLE public.job DROP CONSTRAINT job_at_excl;

COMMENT ON TYPE public.days IS NULL;

-- TU301: job.at from public.span to text: the table is written anew under an exclusive lock; job.all_of from public.span[] to text[]: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.job, rewrite
ALTER TABLE public.job ALTER COLUMN at DROP DEFAULT,
    ALTER COLUMN at TYPE text,
    ALTER COLUMN all_of TYPE text[];

DROP FUNCTION public.width(public.span);

DROP TYPE public.span;

CREATE TYPE public.span AS RANGE (
    subtype = integer
);
COMMENT ON TYPE public.span IS 'numbers';

CREATE OR REPLACE FUNCTION public.width(public.span)
 RETURNS bigint
 LANGUAGE sql
AS $function$SELECT upper($1) - lower($1)$function$;

-- TU505: job.at from text to public.span: values that do not fit the new type make it fail; job.all_of from text[] to public.span[]: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.job, rewrite
ALTER TABLE public.job ALTER COLUMN at TYPE public.span USING at::public.span,
    ALTER COLUMN at SET DEFAULT '[1,5)'::public.span,
    ALTER COLUMN all_of TYPE public.span[] USING all_of::text::public.span[];
-- TU208: adding an exclusion constraint builds its index while nobody can use job
-- Lock: ACCESS EXCLUSIVE on public.job, index build
ALTER TABLE public.job ADD CONSTRAINT job_at_excl EXCLUDE USING gist (at WITH &&);

CREATE VIEW public.wide AS
SELECT job.id
   FROM public.job
  WHERE (public.width(job.at) > 3);
COMMIT;
