CREATE TABLE p (a integer, b integer DEFAULT 1);
CREATE TABLE q (a integer, c integer);
CREATE TABLE k (z integer) INHERITS (p, q);
CREATE INDEX k_a ON k (a);
CREATE VIEW v AS SELECT a, c FROM k;
INSERT INTO k VALUES (1, 2, 3, 4);
