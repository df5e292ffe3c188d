BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE FUNCTION public.f(public.t, public.x)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN b integer;

-- Lock: ACCESS EXCLUSIVE on public.x, instant
ALTER TABLE public.x ADD COLUMN d public.t[];

DROP FUNCTION public.f(public.t);
COMMIT;
