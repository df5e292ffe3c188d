CREATE TABLE t (id int, n int, CONSTRAINT a UNIQUE (id));
CREATE INDEX b ON t (n);
