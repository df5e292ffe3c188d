BEGIN;
SET LOCAL check_function_bodies = false;
DROP VIEW public.called;

CREATE OR REPLACE FUNCTION public.plus(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ SELECT b + a $function$;

DROP FUNCTION public.name();

CREATE OR REPLACE FUNCTION public.name()
 RETURNS character varying
 LANGUAGE sql
AS $function$ SELECT 'two'::varchar $function$;

CREATE VIEW public.called AS
SELECT public.name() AS n;
COMMIT;
