BEGIN;
DROP VIEW public.a_best_day;

DROP VIEW public.a_total;

DROP VIEW public.sale_by_day;
COMMIT;
