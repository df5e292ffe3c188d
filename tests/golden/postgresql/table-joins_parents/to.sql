CREATE TABLE p (a integer, b integer NOT NULL DEFAULT 3, CONSTRAINT pos CHECK (a > 0));
CREATE TABLE q (c integer);
CREATE TABLE k (d integer) INHERITS (p, q);
CREATE INDEX k_a ON k (a);
CREATE TABLE g (a integer, b integer NOT NULL DEFAULT 3, e integer, CONSTRAINT pos CHECK (a > 0));
CREATE TABLE l (a integer, z integer) INHERITS (p, q);
CREATE TABLE m (c integer, y integer);
