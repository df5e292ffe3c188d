CREATE TABLE t(a int, b int CONSTRAINT old_ck CHECK (b > 0), CONSTRAINT old_pk PRIMARY KEY (a));
CREATE INDEX old_i ON t(b);
CREATE TABLE u(a int CONSTRAINT old_fk REFERENCES t(a));
