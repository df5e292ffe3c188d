CREATE TABLE g (id int PRIMARY KEY, a int, b int AS (a + 1), c int AS (a * 2) STORED, d int, e int AS (a - 1), KEY by_b (b), KEY by_d (d), CONSTRAINT d_ok CHECK (d > 0));
INSERT INTO g (id, a, d) VALUES (1, 10, 3);
