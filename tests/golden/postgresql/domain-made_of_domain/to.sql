CREATE DOMAIN inner_d AS text CHECK (length(VALUE) < 50) NOT NULL;
CREATE DOMAIN outer_d AS inner_d DEFAULT 'y' NOT NULL;
CREATE TYPE comp AS (a outer_d, n int);
CREATE TABLE t (id int, o outer_d, os outer_d[], c comp);
