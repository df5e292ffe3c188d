CREATE TABLE a (x integer, y integer GENERATED ALWAYS AS (x * 3) STORED, z integer, w integer);
CREATE INDEX a_y ON a (y);
CREATE VIEW v AS SELECT y FROM a;
