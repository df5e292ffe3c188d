BEGIN;
SET LOCAL check_function_bodies = false;
DROP FUNCTION public.city(public.address);

ALTER TYPE public.address ALTER ATTRIBUTE city TYPE character varying(40),
    ADD ATTRIBUTE country text;

CREATE OR REPLACE FUNCTION public.city(a public.address)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a.city $function$;
COMMIT;
