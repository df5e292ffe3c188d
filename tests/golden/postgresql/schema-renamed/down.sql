BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on shop.product, instant
ALTER TABLE shop.product RENAME CONSTRAINT product_pkey TO item_pkey;

ALTER SCHEMA shop RENAME TO app;

-- Lock: ACCESS EXCLUSIVE on shop.spare, instant
ALTER TABLE app.spare SET SCHEMA public;

ALTER TABLE app.product RENAME TO item;

ALTER TABLE app.item RENAME COLUMN title TO name;
COMMIT;
