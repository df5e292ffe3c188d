CREATE TYPE addr AS (street text, no int, zip text);
CREATE TABLE t (id int, a addr, aa addr[]);
INSERT INTO t VALUES (1, ROW('s',1,'z'), ARRAY[ROW('t',2,'y')::addr]);
CREATE VIEW v AS SELECT (a).street FROM t;
