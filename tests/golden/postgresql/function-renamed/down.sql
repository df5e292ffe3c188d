BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.sale, instant
ALTER TABLE public.sale RENAME CONSTRAINT sale_vat TO sale_tax;

-- Lock: ACCESS EXCLUSIVE on public.totals, instant
ALTER MATERIALIZED VIEW public.totals RENAME TO sums;

ALTER VIEW public.vats RENAME TO taxes;

ALTER AGGREGATE public.grand_total(numeric) RENAME TO total;

ALTER FUNCTION public.stamp() RENAME TO touch;

ALTER FUNCTION public.vat(numeric) RENAME TO tax;

ALTER PROCEDURE public.clean() RENAME TO sweep;

ALTER POLICY visible ON public.sale RENAME TO seen;
ALTER TRIGGER sale_stamp ON public.sale RENAME TO sale_touch;
ALTER RULE silent ON public.sale RENAME TO quiet;
ALTER INDEX public.sale_vat_idx RENAME TO sale_tax_idx;
COMMIT;
