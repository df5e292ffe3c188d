BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER TYPE old.state SET SCHEMA shop;

ALTER TYPE shop.state RENAME TO order_state;

ALTER TYPE old.span SET SCHEMA shop;
ALTER FUNCTION old.span(time without time zone, time without time zone) SET SCHEMA shop;
ALTER FUNCTION old.span(time without time zone, time without time zone, text) SET SCHEMA shop;
ALTER TYPE old.span_multirange SET SCHEMA shop;
ALTER FUNCTION old.span_multirange() SET SCHEMA shop;
ALTER FUNCTION old.span_multirange(shop.span) SET SCHEMA shop;
ALTER FUNCTION old.span_multirange(VARIADIC shop.span[]) SET SCHEMA shop;

ALTER FUNCTION old.half(integer) SET SCHEMA shop;

-- Lock: ACCESS EXCLUSIVE on old.customer, instant
ALTER TABLE old.customer SET SCHEMA shop;

-- Lock: ACCESS EXCLUSIVE on old.orders, instant
ALTER TABLE old.orders RENAME TO sale;

ALTER TABLE old.sale SET SCHEMA shop;

CREATE SCHEMA stock;

-- Lock: ACCESS EXCLUSIVE on public.cart, instant
ALTER TABLE public.cart SET SCHEMA stock;

ALTER VIEW old.names SET SCHEMA shop;

ALTER SEQUENCE shop.orders_id_seq RENAME TO sale_id_seq;

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale RENAME CONSTRAINT orders_customer_fkey TO sale_customer_fkey;

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale ALTER COLUMN id SET DEFAULT nextval('shop.sale_id_seq'::regclass);

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale RENAME CONSTRAINT orders_pkey TO sale_pkey;
COMMIT;
