SET check_function_bodies = false;
BEGIN;
CREATE OR REPLACE FUNCTION public.f(public.t)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- TU103: values of t.b are lost
ALTER TABLE public.t DROP COLUMN b;

-- TU103: values of x.d are lost
ALTER TABLE public.x DROP COLUMN d;

DROP FUNCTION public.f(public.t, public.x);
COMMIT;
RESET check_function_bodies;
