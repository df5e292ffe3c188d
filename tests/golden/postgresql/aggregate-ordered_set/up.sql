BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a ADD COLUMN y integer;

DROP AGGREGATE public.os(integer ORDER BY integer);

DROP FUNCTION public.b1();

-- TU301: a.x from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ALTER COLUMN x TYPE bigint;

DROP AGGREGATE public.pl(integer);

CREATE OR REPLACE FUNCTION public.sf(integer, integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT coalesce($1, 0) + coalesce($2, 1)$function$;

CREATE AGGREGATE public.os(integer ORDER BY integer) (
    SFUNC = public.sf,
    STYPE = integer,
    FINALFUNC = public.ff,
    HYPOTHETICAL
);

CREATE AGGREGATE public.pl(integer) (
    SFUNC = public.sf,
    STYPE = integer,
    INITCOND = '1'
);

CREATE OR REPLACE FUNCTION public.b1()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT public.pl(a.y) AS pl
    FROM public.a;
END;
COMMIT;
