BEGIN;
CREATE VIEW public.a_best_day AS
SELECT d.day
   FROM ( SELECT sale.day,
            sum(sale.amount) AS total
           FROM public.sale
          GROUP BY sale.day) d
  ORDER BY d.total DESC
 LIMIT 1;

CREATE VIEW public.sale_by_day AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;
COMMENT ON VIEW public.sale_by_day IS 'per day';

CREATE VIEW public.a_total WITH (security_barrier=true) AS
SELECT sum(sale_by_day.total) AS total
   FROM public.sale_by_day;
COMMIT;
