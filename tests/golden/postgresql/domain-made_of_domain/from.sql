CREATE DOMAIN inner_d AS text CHECK (VALUE <> '') ;
CREATE DOMAIN outer_d AS inner_d DEFAULT 'x';
CREATE TYPE comp AS (a outer_d, n int);
CREATE TABLE t (id int, o outer_d, os outer_d[], c comp);
INSERT INTO t VALUES (1,'a','{b,c}',ROW('d',1));
