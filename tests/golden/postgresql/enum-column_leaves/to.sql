CREATE TYPE st AS ENUM ('a','b');
CREATE TABLE t(x int, q text, n st);
