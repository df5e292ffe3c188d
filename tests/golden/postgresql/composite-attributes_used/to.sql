CREATE TYPE addr AS (street text, no bigint, zip text, city text);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id int, a addr, aa addr[], p person);
CREATE FUNCTION fa(addr) RETURNS addr LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION fs() RETURNS SETOF addr LANGUAGE sql AS 'SELECT a FROM t';
CREATE VIEW v AS SELECT (a).street, (p).home FROM t;
