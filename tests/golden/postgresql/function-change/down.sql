BEGIN;
SET LOCAL check_function_bodies = false;
DROP VIEW public.called;

CREATE OR REPLACE FUNCTION public.plus(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a + b $function$;

DROP FUNCTION public.name();

CREATE OR REPLACE FUNCTION public.name()
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT 'one'::text $function$;

CREATE VIEW public.called AS
SELECT public.name() AS n;
COMMIT;
