BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

ALTER DOMAIN public.d SET DEFAULT 'x'::character varying;
-- TU233: the rule reads all rows of every table that uses d and blocks writes
-- Lock: SHARE on public.t, instant
ALTER DOMAIN public.d SET NOT NULL;
ALTER DOMAIN public.d DROP CONSTRAINT c1;
ALTER DOMAIN public.d DROP CONSTRAINT c3;
-- TU233: the rule reads all rows of every table that uses d and blocks writes
ALTER DOMAIN public.d ADD CONSTRAINT c1 CHECK ((VALUE)::text <> 'q'::text);
-- TU233: the rule reads all rows of every table that uses d and blocks writes
ALTER DOMAIN public.d ADD CONSTRAINT c2 CHECK (length((VALUE)::text) > 0);

DROP FUNCTION public.f(public.e);

ALTER DOMAIN public.e RENAME TO e_old;

CREATE DOMAIN public.e AS integer;

CREATE OR REPLACE FUNCTION public.f(public.e)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- TU505: t.b from public.e to public.e: values that do not fit the new type make it fail; t.c from public.e[] to public.e[]: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN b TYPE public.e,
    ALTER COLUMN c TYPE public.e[] USING c::text::public.e[];

CREATE VIEW public.v AS
SELECT t.b
   FROM public.t;

DROP DOMAIN public.e_old;
COMMIT;
