BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.product, instant
ALTER TABLE public.product ADD CONSTRAINT product_name_check CHECK ((name IS NULL) OR ((length(name) > 0) AND (name <> '('::text))) NOT VALID,
    ADD CONSTRAINT product_price_check CHECK (price >= (0)::numeric) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.product, scan
ALTER TABLE public.product VALIDATE CONSTRAINT product_name_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.product, scan
ALTER TABLE public.product VALIDATE CONSTRAINT product_price_check;
