CREATE TABLE ck (a int, b varchar(10), c int, d enum('x','y'), e date,
    CONSTRAINT k1 CHECK ((`b` <> "it's") AND (`b` <> 'x')), CONSTRAINT `my check` CHECK (`c` in (1, 2, 3)), CONSTRAINT k3 CHECK (d <> 'x'), CONSTRAINT k4 CHECK (`e` > '2020-01-01'),
    CONSTRAINT k5 CHECK ((c between 1 and 10) or (c is null)), CONSTRAINT k6 CHECK (LENGTH(b)>1 and b like '%\_x'), CONSTRAINT k7 CHECK (a % 3 = 0 and a <> 1 and a != 5));
