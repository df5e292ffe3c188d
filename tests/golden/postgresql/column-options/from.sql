CREATE TABLE a (x integer, y text, z text);
ALTER TABLE a ALTER y SET (n_distinct = 5);
ALTER TABLE a ALTER z SET (n_distinct = -0.5, n_distinct_inherited = 2);
CREATE MATERIALIZED VIEW m AS SELECT x, y FROM a;
CREATE INDEX a_low ON a (x, lower(y));
CREATE INDEX a_up ON a (upper(y));
ALTER INDEX a_up ALTER COLUMN 1 SET STATISTICS 300;
