BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.top;

DROP VIEW public.daily;

-- TU109: sale.amount from numeric(10,2) to integer: values are rounded without an error
-- Lock: ACCESS EXCLUSIVE on public.sale, rewrite
ALTER TABLE public.sale ALTER COLUMN amount TYPE integer;

CREATE VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;

CREATE VIEW public.top AS
SELECT max(daily.total) AS most
   FROM public.daily;
COMMIT;
