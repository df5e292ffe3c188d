CREATE TYPE c AS (a int, b text, z date);
CREATE TYPE d AS (a bigint, b text);
CREATE TYPE x AS (b int, a int);
CREATE TABLE t(v c, w d, y x[]);
CREATE FUNCTION f(c) RETURNS int LANGUAGE sql AS 'select 1';
