CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b text, c char(2) CHARACTER SET ascii) CHARSET=latin1;
INSERT INTO t VALUES (1, 'ä', 'ß', 'x');
