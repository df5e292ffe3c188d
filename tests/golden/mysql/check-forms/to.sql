CREATE TABLE ck (a int CHECK (a > 0), b varchar(10) CHECK (b <> 'it''s'), c int, d enum('x','y'), e date, CHECK (a > c), CONSTRAINT `my check` CHECK (c IN (1,2,3)),
    CONSTRAINT backslash CHECK (b <> 'a\\b' AND b <> '%\_x'), CONSTRAINT rx CHECK (b regexp '^a'), CONSTRAINT umlaut CHECK (b <> 'ü' AND d <> 'ö'), CONSTRAINT day CHECK (e > '2020-01-01' + interval 1 day));
