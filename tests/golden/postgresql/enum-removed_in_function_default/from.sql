CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE FUNCTION dflt() RETURNS mood LANGUAGE sql AS $$SELECT 'ok'::public.mood$$;
CREATE TABLE t (id int, m mood DEFAULT dflt());
CREATE VIEW v AS SELECT dflt() AS d, * FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT m FROM v;
CREATE UNIQUE INDEX mvi ON mv (m);
INSERT INTO t VALUES (1,'ok');
