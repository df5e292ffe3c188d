BEGIN;
CREATE MATERIALIZED VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;
COMMENT ON MATERIALIZED VIEW public.daily IS 'refreshed at night';
CREATE UNIQUE INDEX daily_day_idx ON public.daily (day);
COMMIT;
