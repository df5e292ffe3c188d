BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER INDEX public.sale_tax_idx RENAME TO sale_vat_idx;
-- Lock: ACCESS EXCLUSIVE on public.sale, instant
ALTER RULE quiet ON public.sale RENAME TO silent;
ALTER TRIGGER sale_touch ON public.sale RENAME TO sale_stamp;
ALTER POLICY seen ON public.sale RENAME TO visible;

ALTER PROCEDURE public.sweep() RENAME TO clean;

ALTER FUNCTION public.tax(numeric) RENAME TO vat;

ALTER FUNCTION public.touch() RENAME TO stamp;

ALTER AGGREGATE public.total(numeric) RENAME TO grand_total;

ALTER VIEW public.taxes RENAME TO vats;

-- Lock: ACCESS EXCLUSIVE on public.sums, instant
ALTER MATERIALIZED VIEW public.sums RENAME TO totals;

-- Lock: ACCESS EXCLUSIVE on public.sale, instant
ALTER TABLE public.sale RENAME CONSTRAINT sale_tax TO sale_vat;
COMMIT;
