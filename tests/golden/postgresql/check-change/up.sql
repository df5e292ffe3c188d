BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.product, instant
ALTER TABLE public.product DROP CONSTRAINT product_price_check,
    ADD CONSTRAINT product_price_check CHECK ((price > (0)::numeric) AND (price < (1000)::numeric)) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.product, scan
ALTER TABLE public.product VALIDATE CONSTRAINT product_price_check;
