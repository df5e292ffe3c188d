BEGIN;
DROP VIEW public.v1;

DROP VIEW public.v4;

DROP VIEW public.v3;

DROP VIEW public.v5;

CREATE OR REPLACE VIEW public.nums AS
WITH RECURSIVE nums(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (nums_1.n + 1)
           FROM nums nums_1
          WHERE (nums_1.n < 10)
        )
 SELECT nums.n
   FROM nums;

CREATE VIEW public.v1 AS
SELECT a.x,
    a.y
   FROM public.a;

ALTER VIEW public.v2 SET (security_barrier=true, check_option=local);

CREATE VIEW public.v3 AS
SELECT a.x,
    a.y
   FROM public.a;

CREATE VIEW public.v4 AS
SELECT v3.x
   FROM public.v3;

CREATE VIEW public.v5 AS
SELECT a.x,
    a.y
   FROM public.a;
ALTER VIEW public.v5 ALTER COLUMN y SET DEFAULT 'one'::text;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m RESET (fillfactor);
ALTER INDEX public.m_x RENAME TO m_x_old;

-- TU227: rule change locks v4 for a moment
CREATE RULE ins AS
    ON INSERT TO public.v4 DO INSTEAD  INSERT INTO public.a (x)
  VALUES (new.x);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, index build
CREATE INDEX CONCURRENTLY m_x ON public.m (x);
-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
DROP INDEX CONCURRENTLY public.m_x_old;
