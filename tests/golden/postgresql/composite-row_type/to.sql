CREATE TABLE t(a int, b int);
CREATE TABLE x(c t, d t[]);
CREATE FUNCTION f(t, x) RETURNS int LANGUAGE sql AS 'select 1';
