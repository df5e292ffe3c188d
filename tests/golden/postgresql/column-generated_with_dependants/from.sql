CREATE TABLE a (x integer, y integer GENERATED ALWAYS AS (x * 2) STORED, z integer GENERATED ALWAYS AS (x + 1) STORED, w integer);
CREATE INDEX a_y ON a (y);
CREATE VIEW v AS SELECT y FROM a;
INSERT INTO a (x) VALUES (3);
