CREATE UNLOGGED TABLE t(a text, b text, c int, d text COMPRESSION pglz) WITH (fillfactor=80, autovacuum_vacuum_scale_factor=0.1);
ALTER TABLE t ALTER b SET STORAGE main;
ALTER TABLE t ALTER d SET STORAGE external;
CREATE INDEX i ON t(a) WITH (fillfactor=60);
CREATE STATISTICS st (mcv) ON a,b FROM t;
ALTER STATISTICS st SET STATISTICS 50;
