BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on app.item, instant
ALTER TABLE app.item RENAME COLUMN name TO title;
ALTER TABLE app.item RENAME TO product;

-- Lock: ACCESS EXCLUSIVE on public.spare, instant
ALTER TABLE public.spare SET SCHEMA app;

ALTER SCHEMA app RENAME TO shop;

-- Lock: ACCESS EXCLUSIVE on shop.product, instant
ALTER TABLE shop.product RENAME CONSTRAINT item_pkey TO product_pkey;
COMMIT;
