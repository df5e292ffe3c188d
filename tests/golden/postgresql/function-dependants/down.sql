SET check_function_bodies = false;
BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of u
DROP INDEX public.ui;
ALTER TABLE public.u DROP CONSTRAINT u_a_check;

CREATE OR REPLACE FUNCTION public.g(a integer, b integer DEFAULT 2)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;

ALTER TABLE public.u ALTER COLUMN a DROP DEFAULT;

-- TU103: values of t.n are lost
ALTER TABLE public.t DROP COLUMN n;

DROP AGGREGATE public.agg(integer);

CREATE AGGREGATE public.agg(integer) (
    SFUNC = int4pl,
    STYPE = integer
);

DROP FUNCTION public.atomic();

-- TU102: all rows of zz are lost
DROP TABLE public.zz;

DROP FUNCTION public.f(integer);

CREATE OR REPLACE FUNCTION public.f(a integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1$function$;

-- TU209: adding a check reads all rows under an exclusive lock on u
ALTER TABLE public.u ALTER COLUMN a SET DEFAULT public.f(1),
    ADD CONSTRAINT u_a_check CHECK (public.f(a) > 0);
-- TU201: index build blocks writes on u
CREATE INDEX ui ON public.u (public.f(a));

CREATE VIEW public.v AS
SELECT public.f(u.a) AS f
   FROM public.u;

DROP FUNCTION public.late();

DROP FUNCTION public.p(integer);

CREATE OR REPLACE PROCEDURE public.p(IN a integer)
 LANGUAGE sql
AS $procedure$insert into t values(1)$procedure$;
COMMIT;
RESET check_function_bodies;
