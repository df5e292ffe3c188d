CREATE SEQUENCE s;
CREATE SEQUENCE owned;
CREATE TABLE t(a int DEFAULT nextval('owned'), b serial);
ALTER SEQUENCE owned OWNED BY t.a;
CREATE TABLE gone(a serial);
CREATE TABLE usr(x int DEFAULT nextval('t_b_seq'));
