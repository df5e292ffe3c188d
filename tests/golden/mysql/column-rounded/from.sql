CREATE TABLE t (id int PRIMARY KEY, price decimal(10,4), at datetime(6), day datetime);
INSERT INTO t VALUES (1, 1.25, '2020-01-01 10:00:00', '2020-01-01');
