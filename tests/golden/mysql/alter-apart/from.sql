CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20));
INSERT INTO t VALUES (1, 2, 'x');
