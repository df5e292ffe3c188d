CREATE TABLE t (a int, b text, c date);
INSERT INTO t VALUES (1,'x','2020-01-01');
CREATE TYPE e AS ENUM ('a','b','c');
