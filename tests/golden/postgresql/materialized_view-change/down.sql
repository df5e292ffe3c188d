BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.best;

-- TU124: what materialized view daily holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.daily, instant
DROP MATERIALIZED VIEW public.daily;

CREATE MATERIALIZED VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;
-- Lock: SHARE on public.daily, index build
CREATE UNIQUE INDEX daily_day_idx ON public.daily (day);

CREATE VIEW public.best AS
SELECT max(daily.total) AS most
   FROM public.daily;
COMMIT;
