BEGIN;
DROP VIEW public.best;

-- TU124: what materialized view daily holds must be computed again
DROP MATERIALIZED VIEW public.daily;

CREATE MATERIALIZED VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total,
    count(*) AS sales
   FROM public.sale
  GROUP BY sale.day
WITH NO DATA;
CREATE UNIQUE INDEX daily_day_idx ON public.daily (day);

CREATE VIEW public.best AS
SELECT max(daily.total) AS most
   FROM public.daily;
COMMIT;
