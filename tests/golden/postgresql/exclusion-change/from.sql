CREATE TABLE t(r int4range, c text, EXCLUDE USING gist (r WITH &&));
CREATE TABLE u(a int primary key, b int);
CREATE VIEW v AS SELECT a, b FROM u GROUP BY a;
