CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(20), j json);
CREATE TABLE t2 (id int PRIMARY KEY, tid int);
CREATE ALGORITHM=TEMPTABLE SQL SECURITY INVOKER VIEW v3 AS SELECT t.id, count(*) c, group_concat(b ORDER BY b SEPARATOR ',') AS bs FROM t LEFT JOIN t2 USING (id) GROUP BY t.id HAVING c > 1;
CREATE VIEW v4 AS WITH c AS (SELECT 1 AS one) SELECT one, (SELECT max(a) FROM t) m FROM c UNION ALL SELECT 2, 3;
CREATE VIEW v5 AS SELECT v4.one, a+1, upper(b), now() FROM v4 JOIN t ON v4.one = t.id;
CREATE VIEW v6 AS SELECT id FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW v8 AS SELECT t.id FROM t, information_schema.tables tt WHERE tt.table_name = t.b;
CREATE VIEW v9 AS SELECT id, row_number() OVER (PARTITION BY a ORDER BY id) rn, cast(a AS char) s, b LIKE 'x%' l, date_add(now(), INTERVAL 1 DAY) d, IF(a,1,0), CASE a WHEN 1 THEN 'x' END FROM t;
CREATE VIEW `odd view` (`one;`, `two``s`) AS SELECT id, 'it''s; ü' FROM t;
