CREATE TABLE t (id int PRIMARY KEY, a int, n bigint, v int AS (a + 1));
