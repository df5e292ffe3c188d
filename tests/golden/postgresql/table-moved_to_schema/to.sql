CREATE SCHEMA shop;
CREATE SCHEMA stock;
-- @renamed from=old.state
CREATE TYPE shop.order_state AS ENUM ('new', 'paid');
-- @renamed from=old.span
CREATE TYPE shop.span AS RANGE (SUBTYPE = time);
-- @renamed from=old.half
CREATE FUNCTION shop.half(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n / 2';
-- @renamed from=old.customer
CREATE TABLE shop.customer (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
-- @renamed from=old.orders
CREATE TABLE shop.sale (
    id serial PRIMARY KEY, customer integer REFERENCES shop.customer,
    state shop.order_state DEFAULT 'new', open shop.span, CONSTRAINT halves CHECK (shop.half(id) >= 0)
);
CREATE TABLE shop.orders (note text);
-- @renamed from=public.cart
CREATE TABLE stock.cart (id integer);
-- @renamed from=old.names
CREATE VIEW shop.names AS SELECT name FROM shop.customer;
