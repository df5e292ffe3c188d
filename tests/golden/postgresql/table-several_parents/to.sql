CREATE TABLE p (a integer, b integer DEFAULT 1, n text);
CREATE TABLE q (a integer);
CREATE TABLE k (c integer, z integer) INHERITS (p);
CREATE INDEX k_a ON k (a);
CREATE VIEW v AS SELECT a, c FROM k;
