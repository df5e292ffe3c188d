SET check_function_bodies = false;
BEGIN;
CREATE OR REPLACE FUNCTION public.f(public.t, public.x)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

ALTER TABLE public.t ADD COLUMN b integer;

ALTER TABLE public.x ADD COLUMN d public.t[];

DROP FUNCTION public.f(public.t);
COMMIT;
RESET check_function_bodies;
