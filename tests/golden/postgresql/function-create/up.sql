BEGIN;
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE PROCEDURE public.clear_sales()
 LANGUAGE sql
BEGIN ATOMIC
 DELETE FROM public.sale;
END;

CREATE OR REPLACE FUNCTION public.total(lowest numeric DEFAULT 0, VARIADIC days date[] DEFAULT '{}'::date[])
 RETURNS TABLE(n bigint, s numeric)
 LANGUAGE sql
 STABLE STRICT SECURITY DEFINER
 SET search_path TO 'public'
AS $function$ SELECT count(*), sum(amount) FROM sale WHERE amount >= lowest; $function$;

CREATE OR REPLACE FUNCTION public.total(text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN 'it''s; $1'; END $function$;
COMMENT ON FUNCTION public.total(text) IS 'says so';
COMMIT;
