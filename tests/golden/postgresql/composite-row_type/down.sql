BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE FUNCTION public.f(public.t)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- TU103: values of t.b are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN b;

-- TU103: values of x.d are lost
-- Lock: ACCESS EXCLUSIVE on public.x, instant
ALTER TABLE public.x DROP COLUMN d;

DROP FUNCTION public.f(public.t, public.x);
COMMIT;
