BEGIN;
ALTER TABLE public.product DROP CONSTRAINT product_name_check,
    DROP CONSTRAINT product_price_check;
COMMIT;
