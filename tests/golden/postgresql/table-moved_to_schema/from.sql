CREATE SCHEMA old;
CREATE SCHEMA shop;
CREATE TYPE old.state AS ENUM ('new', 'paid');
CREATE TYPE old.span AS RANGE (SUBTYPE = time);
CREATE FUNCTION old.half(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n / 2';
CREATE TABLE old.customer (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
CREATE TABLE old.orders (
    id serial PRIMARY KEY, customer integer REFERENCES old.customer,
    state old.state DEFAULT 'new', open old.span, CONSTRAINT halves CHECK (old.half(id) >= 0)
);
CREATE TABLE shop.orders (note text);
CREATE TABLE cart (id integer);
CREATE VIEW old.names AS SELECT name FROM old.customer;
INSERT INTO old.customer (name) VALUES ('Ann'), ('Bob');
INSERT INTO old.orders (customer) VALUES (1), (2), (2);
INSERT INTO shop.orders VALUES ('x');
