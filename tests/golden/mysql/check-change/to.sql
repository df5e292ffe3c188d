CREATE TABLE c (a int CHECK (a > 1), b int, CONSTRAINT small CHECK (b < 20), CONSTRAINT text CHECK (b <> 5 OR a IN (1, 2)));
