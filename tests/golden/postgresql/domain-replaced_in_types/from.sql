CREATE DOMAIN inner_d AS int CHECK (VALUE > 0);
CREATE DOMAIN outer_d AS inner_d CHECK (VALUE < 100);
CREATE TYPE comp AS (a outer_d, n int);
CREATE TABLE t (id int, i inner_d, o outer_d, os outer_d[], c comp, g int GENERATED ALWAYS AS (i + 1) STORED);
INSERT INTO t (id,i,o,os,c) VALUES (1,2,3,'{4,5}',ROW(6,1));
CREATE VIEW v AS SELECT o, i FROM t;
CREATE FUNCTION f(outer_d) RETURNS inner_d LANGUAGE sql AS 'SELECT 1::inner_d';
