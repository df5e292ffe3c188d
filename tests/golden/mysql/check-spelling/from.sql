CREATE TABLE ck (a int, b varchar(10), c int, d enum('x','y'), e date,
    CONSTRAINT k1 CHECK (b <> 'it''s' AND B <> "x"), CONSTRAINT `my check` CHECK (c IN (1,2,3)), CONSTRAINT k3 CHECK (d != 'x'), CONSTRAINT k4 CHECK (e > '2020-01-01'),
    CONSTRAINT k5 CHECK (c BETWEEN 1 AND 10 OR c IS NULL), CONSTRAINT k6 CHECK (length(b) > 1 AND b LIKE '%\_x'), CONSTRAINT k7 CHECK (a mod 3 = 0 AND NOT (a=1) AND (a<>5)));
