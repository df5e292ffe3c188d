BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

ALTER DOMAIN public.d SET DEFAULT 'y'::character varying;
ALTER DOMAIN public.d DROP NOT NULL;
ALTER DOMAIN public.d DROP CONSTRAINT c1;
ALTER DOMAIN public.d DROP CONSTRAINT c2;
-- TU233: the rule reads all rows of every table that uses d and blocks writes
-- Lock: SHARE on public.t, instant
ALTER DOMAIN public.d ADD CONSTRAINT c1 CHECK ((VALUE)::text <> 'qq'::text);
-- TU233: the rule reads all rows of every table that uses d and blocks writes
ALTER DOMAIN public.d ADD CONSTRAINT c3 CHECK (length((VALUE)::text) < 5);

DROP FUNCTION public.f(public.e);

ALTER DOMAIN public.e RENAME TO e_old;

CREATE DOMAIN public.e AS bigint
    CONSTRAINT e_check CHECK (VALUE > 0);

CREATE OR REPLACE FUNCTION public.f(public.e)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- TU301: t.b from public.e to public.e: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN b TYPE public.e;
-- TU505: t.c from public.e[] to public.e[]: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN c TYPE public.e[] USING c::text::public.e[];

CREATE VIEW public.v AS
SELECT t.b
   FROM public.t;

DROP DOMAIN public.e_old;
COMMIT;
