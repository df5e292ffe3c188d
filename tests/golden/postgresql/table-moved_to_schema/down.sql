BEGIN;
SET LOCAL lock_timeout = '5s';
ALTER SEQUENCE shop.sale_id_seq RENAME TO orders_id_seq;

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale RENAME CONSTRAINT sale_customer_fkey TO orders_customer_fkey;

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale ALTER COLUMN id SET DEFAULT nextval('shop.orders_id_seq'::regclass);

-- Lock: ACCESS EXCLUSIVE on shop.sale, instant
ALTER TABLE shop.sale RENAME CONSTRAINT sale_pkey TO orders_pkey;

ALTER VIEW shop.names SET SCHEMA old;

-- Lock: ACCESS EXCLUSIVE on stock.cart, instant
ALTER TABLE stock.cart SET SCHEMA public;

-- TU101: schema stock goes with all that is in it
DROP SCHEMA stock;

ALTER TABLE shop.sale SET SCHEMA old;

ALTER TABLE old.sale RENAME TO orders;

-- Lock: ACCESS EXCLUSIVE on shop.customer, instant
ALTER TABLE shop.customer SET SCHEMA old;

ALTER FUNCTION shop.half(integer) SET SCHEMA old;

ALTER TYPE shop.span SET SCHEMA old;
ALTER FUNCTION shop.span(time without time zone, time without time zone) SET SCHEMA old;
ALTER FUNCTION shop.span(time without time zone, time without time zone, text) SET SCHEMA old;
ALTER TYPE shop.span_multirange SET SCHEMA old;
ALTER FUNCTION shop.span_multirange() SET SCHEMA old;
ALTER FUNCTION shop.span_multirange(old.span) SET SCHEMA old;
ALTER FUNCTION shop.span_multirange(VARIADIC old.span[]) SET SCHEMA old;

ALTER TYPE shop.order_state RENAME TO state;

ALTER TYPE shop.state SET SCHEMA old;
COMMIT;
