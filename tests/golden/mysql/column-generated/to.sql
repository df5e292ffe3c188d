CREATE TABLE g (id int PRIMARY KEY, a int, b int, c int AS (a * 3) STORED, d int AS (a + 5), e int AS (a - 1) STORED, KEY by_b (b), KEY by_d (d), CONSTRAINT d_ok CHECK (d > 0));
