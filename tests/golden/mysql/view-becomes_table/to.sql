CREATE TABLE t (id int);
CREATE TABLE w (id int);
