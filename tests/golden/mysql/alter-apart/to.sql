CREATE TABLE t (id int PRIMARY KEY, a int, v int AS (a + 1), w int AS (v * 2), b varchar(20), KEY by_v (v), KEY by_b (b));
