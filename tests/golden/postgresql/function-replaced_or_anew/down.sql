BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP INDEX public.a_f6;

CREATE OR REPLACE FUNCTION public.f1(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;

CREATE OR REPLACE FUNCTION public.f2(a integer, b integer DEFAULT 1)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;

CREATE OR REPLACE FUNCTION public.f5(integer)
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT a.x
    FROM public.a
   WHERE (a.x = $1);
END;

DROP AGGREGATE public.ag(integer);

CREATE AGGREGATE public.ag(integer) (
    SFUNC = int4pl,
    STYPE = integer
);

DROP FUNCTION public.f3(integer);

CREATE OR REPLACE FUNCTION public.f3(a integer)
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT a$function$;

CREATE VIEW public.v AS
SELECT public.f3(a.x) AS r,
    public.f1(a.x) AS s
   FROM public.a;

DROP FUNCTION public.f4();

CREATE OR REPLACE FUNCTION public.f4()
 RETURNS TABLE(p integer, q text)
 LANGUAGE sql
AS $function$SELECT 1, 'x'$function$;

DROP FUNCTION public.f6(integer);

CREATE OR REPLACE FUNCTION public.f6(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE STRICT COST 10
AS $function$SELECT $1$function$;

DROP PROCEDURE public.fp(integer);

CREATE OR REPLACE FUNCTION public.fp(a integer)
 RETURNS void
 LANGUAGE sql
AS $function$SELECT 1$function$;

DROP FUNCTION public.pr(integer);

CREATE OR REPLACE PROCEDURE public.pr(IN a integer)
 LANGUAGE sql
AS $procedure$SELECT 1$procedure$;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY a_f6 ON public.a (public.f6(x));
