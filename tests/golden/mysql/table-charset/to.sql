CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b text, c char(2) CHARACTER SET ascii) CHARSET=utf8mb4;
