BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE TYPE public.span AS RANGE (
    subtype = integer,
    subtype_diff = int4range_subdiff
);

CREATE OR REPLACE FUNCTION public.width(public.span)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT upper($1) - lower($1)$function$;

-- Lock: ACCESS EXCLUSIVE on public.job, instant
ALTER TABLE public.job ADD COLUMN at public.span;
COMMIT;
