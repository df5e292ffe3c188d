CREATE TABLE p (x integer, y integer);
CREATE TABLE k (z integer) INHERITS (p);
CREATE TABLE t (x integer, y integer GENERATED ALWAYS AS (x * 2) STORED);
