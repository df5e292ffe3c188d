CREATE TABLE t (id int, n int, CONSTRAINT b UNIQUE (id));
CREATE INDEX a ON t (n);
