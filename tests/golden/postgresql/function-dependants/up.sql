SET check_function_bodies = false;
BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of u
DROP INDEX public.ui;
ALTER TABLE public.u DROP CONSTRAINT u_a_check;

CREATE OR REPLACE FUNCTION public.late()
 RETURNS integer
 LANGUAGE sql
AS $function$select a from zz$function$;

CREATE TABLE public.zz (
    a integer
);

CREATE OR REPLACE FUNCTION public.atomic()
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT zz.a
    FROM public.zz;
END;

ALTER TABLE public.t ADD COLUMN n integer;

ALTER TABLE public.u ALTER COLUMN a DROP DEFAULT;

DROP AGGREGATE public.agg(integer);

CREATE AGGREGATE public.agg(integer) (
    SFUNC = int4pl,
    STYPE = integer,
    INITCOND = '5'
);
COMMENT ON AGGREGATE public.agg(integer) IS 'gg';

DROP FUNCTION public.f(integer);

CREATE OR REPLACE FUNCTION public.f(a integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1::bigint$function$;
COMMENT ON FUNCTION public.f(integer) IS 'ff';

-- TU209: adding a check reads all rows under an exclusive lock on u
ALTER TABLE public.u ALTER COLUMN a SET DEFAULT public.f(1),
    ADD CONSTRAINT u_a_check CHECK (public.f(a) > 0);
-- TU201: index build blocks writes on u
CREATE INDEX ui ON public.u (public.f(a));

CREATE VIEW public.v AS
SELECT public.f(u.a) AS f
   FROM public.u;

DROP FUNCTION public.g(integer, integer);

CREATE OR REPLACE FUNCTION public.g(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

DROP PROCEDURE public.p(integer);

CREATE OR REPLACE FUNCTION public.p(a integer)
 RETURNS void
 LANGUAGE sql
AS $function$insert into t values(1)$function$;
COMMIT;
RESET check_function_bodies;
