CREATE TABLE g (a int, s varchar(10), b int AS (a+1), c int GENERATED ALWAYS AS (a * 2) STORED, d varchar(20) AS (concat('x', a)) VIRTUAL,
    e varchar(30) AS (upper(d)), f int AS (IF(a>1,2,3)) STORED, g int AS (CASE WHEN a=1 THEN 1 ELSE 0 END) COMMENT 'c', i int AS (cast(s AS signed)),
    j int AS (a IS NULL OR NOT a AND s LIKE 'x%' AND s NOT IN ('p','q') OR a BETWEEN 1 AND 3), k int AS (a % 2 = 0 AND a <> 5 AND a XOR 1));
