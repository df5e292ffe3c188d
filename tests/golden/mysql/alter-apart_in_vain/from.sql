CREATE TABLE t (id int PRIMARY KEY, a int, n int);
INSERT INTO t VALUES (1, 2, 3);
