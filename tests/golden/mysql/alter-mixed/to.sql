CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 4, b varchar(20) NOT NULL DEFAULT 'x', KEY by_b (b));
