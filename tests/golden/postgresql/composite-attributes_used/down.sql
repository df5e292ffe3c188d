BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

ALTER TYPE public.person RENAME TO person_old;

DROP FUNCTION public.fa(public.addr);

DROP FUNCTION public.fs();

ALTER TYPE public.addr RENAME TO addr_old;
-- TU103: values of attributes of addr are lost
ALTER TYPE public.addr_old DROP ATTRIBUTE city;

CREATE TYPE public.addr AS (
    street text,
    no integer,
    zip text
);

CREATE TYPE public.person AS (
    name text,
    home public.addr
);

CREATE OR REPLACE FUNCTION public.fa(public.addr)
 RETURNS public.addr
 LANGUAGE sql
AS $function$SELECT $1$function$;

CREATE OR REPLACE FUNCTION public.fs()
 RETURNS SETOF public.addr
 LANGUAGE sql
AS $function$SELECT a FROM t$function$;

-- TU505: t.a from public.addr to public.addr: values that the new type does not have make it fail; t.aa from public.addr[] to public.addr[]: values that the new type does not have make it fail; t.p from public.person to public.person: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN a TYPE public.addr USING a::text::public.addr,
    ALTER COLUMN aa TYPE public.addr[] USING aa::text::public.addr[],
    ALTER COLUMN p TYPE public.person USING p::text::public.person;

CREATE VIEW public.v AS
SELECT (t.a).street AS street,
    (t.p).home AS home
   FROM public.t;

DROP TYPE public.person_old;

DROP TYPE public.addr_old;
COMMIT;
