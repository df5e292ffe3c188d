CREATE TABLE t(r int4range, c text, EXCLUDE USING gist (r WITH &&) WHERE (c = 'x') DEFERRABLE);
CREATE TABLE u(a bigint primary key, b int, c int);
CREATE VIEW v AS SELECT a, b FROM u GROUP BY a;
