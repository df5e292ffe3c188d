BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU505: a.x from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ALTER COLUMN x TYPE integer;

DROP AGGREGATE public.os(integer ORDER BY integer);

DROP FUNCTION public.b1();

-- TU103: values of a.y are lost
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP COLUMN y;

DROP AGGREGATE public.pl(integer);

CREATE OR REPLACE FUNCTION public.sf(integer, integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT coalesce($1, 0) + coalesce($2, 0)$function$;

CREATE AGGREGATE public.os(integer ORDER BY integer) (
    SFUNC = public.sf,
    STYPE = integer,
    FINALFUNC = public.ff
);

CREATE AGGREGATE public.pl(integer) (
    SFUNC = public.sf,
    STYPE = integer
);

CREATE OR REPLACE FUNCTION public.b1()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT public.pl(a.x) AS pl
    FROM public.a;
END;
COMMIT;
