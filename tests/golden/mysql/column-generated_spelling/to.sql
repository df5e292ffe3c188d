CREATE TABLE g (a int, s varchar(10), b int GENERATED ALWAYS AS ((`a` + 1)) VIRTUAL, c int AS (a*2) STORED, d varchar(20) AS (CONCAT("x",a)),
    e varchar(30) AS (UPPER(`d`)), f int AS (if((a > 1), 2, 3)) STORED, g int AS (case when a = 1 then 1 else 0 end) COMMENT 'c', i int AS (CAST(`s` AS SIGNED)),
    j int AS ((a is null) or ((not a) and (s like 'x%') and (s not in ('p','q'))) or (a between 1 and 3)), k int AS (((a MOD 2) = 0 AND a != 5 AND a) XOR 1));
