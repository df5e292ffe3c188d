CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b varchar(20) CHARACTER SET latin1) CHARSET=utf8mb4;
INSERT INTO t VALUES (1, 'é', 'é');
