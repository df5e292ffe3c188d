CREATE TABLE c (a int CHECK (a > 0), b int, CONSTRAINT small CHECK (b < 10));
