BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
DROP INDEX public.ui;
-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u DROP CONSTRAINT u_a_check;

CREATE OR REPLACE FUNCTION public.g(a integer, b integer DEFAULT 2)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u ALTER COLUMN a DROP DEFAULT;

-- TU103: values of t.n are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP COLUMN n;

DROP AGGREGATE public.agg(integer);

CREATE AGGREGATE public.agg(integer) (
    SFUNC = int4pl,
    STYPE = integer
);

DROP FUNCTION public.atomic();

-- TU102: all rows of zz are lost
-- Lock: ACCESS EXCLUSIVE on public.zz, instant
DROP TABLE public.zz;

DROP FUNCTION public.f(integer);

CREATE OR REPLACE FUNCTION public.f(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1$function$;

-- Lock: ACCESS EXCLUSIVE on public.u, instant
ALTER TABLE public.u ALTER COLUMN a SET DEFAULT public.f(1),
    ADD CONSTRAINT u_a_check CHECK (public.f(a) > 0) NOT VALID;

CREATE VIEW public.v AS
SELECT public.f(u.a) AS f
   FROM public.u;

DROP FUNCTION public.late();

DROP FUNCTION public.p(integer);

CREATE OR REPLACE PROCEDURE public.p(IN a integer)
 LANGUAGE sql
AS $procedure$insert into t values(1)$procedure$;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.u, scan
ALTER TABLE public.u VALIDATE CONSTRAINT u_a_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.u, index build
CREATE INDEX CONCURRENTLY ui ON public.u (public.f(a));
