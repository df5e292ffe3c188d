CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20), j json);
CREATE TABLE t2 (id int PRIMARY KEY, tid int);
