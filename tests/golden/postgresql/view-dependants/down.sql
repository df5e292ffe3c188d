BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.rv;

DROP VIEW public.w;

DROP VIEW public.z;

-- TU124: what materialized view m holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.m, instant
DROP MATERIALIZED VIEW public.m;

DROP VIEW public.v;

ALTER VIEW public.chk SET (check_option=local);

CREATE VIEW public.v AS
SELECT t.a
   FROM public.t;

CREATE VIEW public.w WITH (security_barrier=true) AS
SELECT v.a
   FROM public.v;

CREATE MATERIALIZED VIEW public.m AS
SELECT v.a
   FROM public.v;
-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
COMMENT ON MATERIALIZED VIEW public.m IS 'mm';
-- Lock: SHARE on public.m, index build
CREATE UNIQUE INDEX mi ON public.m (a);

CREATE VIEW public.z AS
SELECT m.a
   FROM public.m;
COMMIT;
