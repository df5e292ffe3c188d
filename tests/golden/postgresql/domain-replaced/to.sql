CREATE DOMAIN d AS varchar(10) DEFAULT 'y' CONSTRAINT c1 CHECK (value <> 'qq') CONSTRAINT c3 CHECK (length(value)<5);
CREATE DOMAIN e AS bigint CHECK (value > 0);
CREATE TABLE t(a d, b e, c e[]);
CREATE VIEW v AS SELECT b FROM t;
CREATE FUNCTION f(e) RETURNS int LANGUAGE sql AS 'select 1';
