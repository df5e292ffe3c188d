CREATE DOMAIN d AS int CHECK (VALUE > 1);
CREATE TYPE comp AS (a d, n int);
CREATE TABLE t (id int, c comp);
