BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.top;

DROP VIEW public.daily;

-- TU301: sale.amount from integer to numeric(10,2): the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.sale, rewrite
ALTER TABLE public.sale ALTER COLUMN amount TYPE numeric(10,2);

CREATE VIEW public.daily AS
SELECT sale.day,
    sum(sale.amount) AS total
   FROM public.sale
  GROUP BY sale.day;

CREATE VIEW public.top AS
SELECT max(daily.total) AS most
   FROM public.daily;
COMMIT;
