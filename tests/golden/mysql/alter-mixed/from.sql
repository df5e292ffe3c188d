CREATE TABLE t (id int PRIMARY KEY, a int, gone int, KEY by_a (a));
INSERT INTO t VALUES (1, 2, 3);
