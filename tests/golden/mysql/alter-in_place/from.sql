CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b varchar(100), KEY by_a (a));
INSERT INTO t VALUES (1, 2, 'x'), (2, 3, 'y');
