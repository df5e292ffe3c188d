BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.w;

DROP VIEW public.z;

-- TU124: what materialized view m holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.m, instant
DROP MATERIALIZED VIEW public.m;

ALTER VIEW public.chk SET (check_option=cascaded);

CREATE VIEW public.rv AS
WITH RECURSIVE rv(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (rv_1.n + 1)
           FROM rv rv_1
          WHERE (rv_1.n < 5)
        )
 SELECT rv.n
   FROM rv;

CREATE OR REPLACE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;

CREATE VIEW public.w AS
SELECT (v.a)::text AS a
   FROM public.v;

CREATE MATERIALIZED VIEW public.m AS
SELECT v.a,
    v.b
   FROM public.v;
-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
COMMENT ON MATERIALIZED VIEW public.m IS 'mm';
-- Lock: SHARE on public.m, index build
CREATE UNIQUE INDEX mi ON public.m (a);

CREATE VIEW public.z AS
SELECT m.a
   FROM public.m;
COMMIT;
