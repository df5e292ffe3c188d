BEGIN;
SET LOCAL check_function_bodies = false;
CREATE SEQUENCE public.number;

CREATE OR REPLACE FUNCTION public.one()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;

CREATE TABLE public.before_it (
    id integer
);

CREATE TABLE public.behind_it (
    id integer
);

REVOKE USAGE ON SEQUENCE public.number FROM trueup_golden_writer;

REVOKE EXECUTE ON FUNCTION public.one() FROM PUBLIC;

REVOKE SELECT ON TABLE public.before_it FROM trueup_golden_reader;

REVOKE SELECT ON TABLE public.behind_it FROM trueup_golden_reader;
GRANT INSERT, SELECT ON TABLE public.behind_it TO trueup_golden_writer;

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE trueup_golden_writer GRANT EXECUTE ON FUNCTIONS TO PUBLIC;

ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM trueup_golden_writer;

ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM trueup_golden_reader;

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT INSERT, SELECT ON TABLES TO trueup_golden_writer;

ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
COMMIT;
