SET check_function_bodies = false;
BEGIN;
CREATE TYPE public.span AS RANGE (
    subtype = integer,
    subtype_diff = int4range_subdiff
);

CREATE OR REPLACE FUNCTION public.width(public.span)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT upper($1) - lower($1)$function$;

ALTER TABLE public.job ADD COLUMN at public.span;
COMMIT;
RESET check_function_bodies;
