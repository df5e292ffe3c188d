CREATE TABLE a (x integer, y integer);
CREATE INDEX a_x ON a (x);
