-- @renamed from=app
CREATE SCHEMA shop;
-- @renamed from=item
CREATE TABLE shop.product (id integer PRIMARY KEY, title text /* @renamed from=name */);
CREATE VIEW shop.names AS SELECT title AS name FROM shop.product;
-- @renamed from=public.spare
CREATE TABLE shop.spare (id integer);
