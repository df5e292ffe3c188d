CREATE TABLE c (a int, CONSTRAINT pos CHECK (a > 0));
