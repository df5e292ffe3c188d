CREATE TYPE c AS (a int, b text);
CREATE TYPE d AS (a int, b text);
CREATE TYPE x AS (a int, b int);
CREATE TABLE t(v c, w d, y x[]);
INSERT INTO t VALUES('(1,x)','(1,y)','{"(1,2)"}');
CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'select 1';
