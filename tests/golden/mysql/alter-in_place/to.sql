CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL, b varchar(200), UNIQUE KEY one_a (a), KEY by_b (b));
