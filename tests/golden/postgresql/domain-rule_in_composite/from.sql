CREATE DOMAIN d AS int CHECK (VALUE > 0);
CREATE TYPE comp AS (a d, n int);
CREATE TABLE t (id int, c comp);
INSERT INTO t VALUES (1,ROW(3,4));
