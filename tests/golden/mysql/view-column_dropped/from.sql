CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20));
CREATE VIEW v1 AS SELECT id, a, b FROM t;
