CREATE TYPE addr AS (no int, street text);
CREATE TABLE t (id int, a addr, aa addr[]);
CREATE VIEW v AS SELECT (a).street FROM t;
