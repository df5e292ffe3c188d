CREATE TABLE t(a text, b text, c int, d varchar(10)) WITH (fillfactor=70, toast.autovacuum_enabled=false);
ALTER TABLE t ALTER a SET STORAGE external;
ALTER TABLE t ALTER b SET STATISTICS 100;
CREATE INDEX i ON t(a) WITH (fillfactor=50);
COMMENT ON TABLE t IS 'x';
COMMENT ON COLUMN t.a IS 'x';
COMMENT ON INDEX i IS 'x';
CREATE STATISTICS st ON a,b FROM t;
