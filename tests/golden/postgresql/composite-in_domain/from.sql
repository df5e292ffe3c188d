CREATE TYPE addr AS (street text, no int);
CREATE DOMAIN daddr AS addr CHECK ((VALUE).no > 0);
CREATE TABLE t (id int, a daddr);
INSERT INTO t VALUES (1, ROW('s',1));
