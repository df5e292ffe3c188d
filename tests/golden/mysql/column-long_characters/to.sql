CREATE TABLE e (a varchar(20) DEFAULT 'ü€', b varchar(20) AS (concat(a, ' 😎')), CONSTRAINT smile CHECK (a <> '😎'));
