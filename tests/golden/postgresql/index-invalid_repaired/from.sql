CREATE TABLE a (x integer, y integer);
CREATE INDEX a_x ON a (x);
CREATE UNIQUE INDEX a_y ON a (y);
UPDATE pg_index SET indisvalid = false WHERE indexrelid IN ('a_x'::regclass, 'a_y'::regclass);
