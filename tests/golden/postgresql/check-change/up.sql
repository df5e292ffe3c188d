BEGIN;
-- TU209: adding a check reads all rows under an exclusive lock on product
ALTER TABLE public.product DROP CONSTRAINT product_price_check,
    ADD CONSTRAINT product_price_check CHECK ((price > (0)::numeric) AND (price < (1000)::numeric));
COMMIT;
