CREATE TYPE st AS ENUM ('a','z');
CREATE TABLE t(s st DEFAULT 'a', x int, q st);
INSERT INTO t VALUES('a',1,'a');
