CREATE TYPE addr AS (street text, no int, zip text);
CREATE TYPE person AS (name text, home addr);
CREATE TABLE t (id int, a addr, aa addr[], p person);
INSERT INTO t VALUES (1, ROW('s',1,'z'), ARRAY[ROW('t',2,'y')::addr], ROW('n',ROW('q',3,'w')));
CREATE FUNCTION fa(addr) RETURNS addr LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION fs() RETURNS SETOF addr LANGUAGE sql AS 'SELECT a FROM t';
CREATE VIEW v AS SELECT (a).street, (p).home FROM t;
