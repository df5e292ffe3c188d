CREATE TABLE t (id int PRIMARY KEY, a varchar(20) CHARACTER SET latin1, b varchar(20)) CHARSET=utf8mb4;
