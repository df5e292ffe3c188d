BEGIN;
DROP VIEW public.v4;

DROP VIEW public.v3;

CREATE OR REPLACE VIEW public.nums AS
WITH RECURSIVE nums(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (nums_1.n + 1)
           FROM nums nums_1
          WHERE (nums_1.n < 20)
        )
 SELECT nums.n
   FROM nums;

CREATE OR REPLACE VIEW public.v1 WITH (security_invoker=true) AS
SELECT a.x,
    a.y,
    (a.x + 1) AS z
   FROM public.a;

ALTER VIEW public.v2 SET (check_option=cascaded);
ALTER VIEW public.v2 RESET (security_barrier);

CREATE VIEW public.v3 AS
SELECT a.y,
    a.x
   FROM public.a;

CREATE VIEW public.v4 AS
SELECT v3.x
   FROM public.v3;

CREATE OR REPLACE VIEW public.v5 AS
SELECT a.x,
    a.y,
    1 AS z
   FROM public.a;
ALTER VIEW public.v5 ALTER COLUMN y SET DEFAULT 'two'::text;
ALTER VIEW public.v5 ALTER COLUMN z SET DEFAULT 3;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
ALTER MATERIALIZED VIEW public.m SET (fillfactor=60);
ALTER INDEX public.m_x RENAME TO m_x_old;

-- TU227: rule change locks v4 for a moment
CREATE RULE ins AS
    ON INSERT TO public.v4 DO INSTEAD ( INSERT INTO public.a (x)
  VALUES (new.x);
 INSERT INTO public.log (x)
  VALUES (new.x);
);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.m, index build
CREATE UNIQUE INDEX CONCURRENTLY m_x ON public.m (x);
-- Lock: SHARE UPDATE EXCLUSIVE on public.m, instant
DROP INDEX CONCURRENTLY public.m_x_old;
