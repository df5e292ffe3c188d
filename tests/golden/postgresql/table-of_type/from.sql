CREATE TYPE pt AS (a integer, b text);
CREATE TABLE t1 (a integer, b text);
CREATE TABLE t2 OF pt;
CREATE TABLE t3 OF pt (a NOT NULL);
