BEGIN;
DROP VIEW public.top;

DROP VIEW public.daily;

CREATE VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;

CREATE VIEW public.top AS
SELECT max(daily.total) AS most
   FROM public.daily;
COMMENT ON VIEW public.top IS 'the best of days';
COMMIT;
