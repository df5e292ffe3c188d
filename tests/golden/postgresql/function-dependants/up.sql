BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
DROP INDEX public.ui;
-- Lock: ACCESS EXCLUSIVE on public.u, instant
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

-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ADD COLUMN n integer;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
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

-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u ALTER COLUMN a SET DEFAULT public.f(1),
    ADD CONSTRAINT u_a_check CHECK (public.f(a) > 0) NOT VALID;

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

-- Lock: SHARE UPDATE EXCLUSIVE on public.u, scan
ALTER TABLE public.u VALIDATE CONSTRAINT u_a_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.u, index build
CREATE INDEX CONCURRENTLY ui ON public.u (public.f(a));
