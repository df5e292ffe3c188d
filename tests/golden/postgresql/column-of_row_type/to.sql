CREATE TABLE t (id int, n bigint);
CREATE VIEW v AS SELECT id, n FROM t;
CREATE TABLE log (x v);
CREATE TABLE rt (x t);
