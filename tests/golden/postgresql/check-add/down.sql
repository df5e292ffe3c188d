BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.product, instant
ALTER TABLE public.product DROP CONSTRAINT product_name_check,
    DROP CONSTRAINT product_price_check;
COMMIT;
