CREATE TABLE t (id int PRIMARY KEY, name varchar(10), v int AS (id + 1));
INSERT INTO t (id, name) VALUES (1, 'a');
