CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE audit (t_id int);
