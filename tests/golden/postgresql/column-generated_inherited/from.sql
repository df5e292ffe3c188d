CREATE TABLE p (x integer, y integer GENERATED ALWAYS AS (x * 2) STORED);
CREATE TABLE k (z integer) INHERITS (p);
CREATE TABLE t (x integer, y integer);
INSERT INTO t VALUES (1, 2);
INSERT INTO k (x, z) VALUES (1, 2);
