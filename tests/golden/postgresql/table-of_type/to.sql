CREATE TYPE pt AS (a integer, b text);
CREATE TABLE t1 OF pt;
CREATE TABLE t2 (a integer, b text);
CREATE TABLE t3 OF pt (a NOT NULL, b DEFAULT 'q');
CREATE TABLE t4 OF pt (a PRIMARY KEY, b DEFAULT 'q');
