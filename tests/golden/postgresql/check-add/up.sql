BEGIN;
-- TU209: adding a check reads all rows under an exclusive lock on product
ALTER TABLE public.product ADD CONSTRAINT product_name_check CHECK ((name IS NULL) OR ((length(name) > 0) AND (name <> '('::text))),
    ADD CONSTRAINT product_price_check CHECK (price >= (0)::numeric);
COMMIT;
