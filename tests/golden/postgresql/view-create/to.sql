CREATE TABLE sale (id integer PRIMARY KEY, amount numeric, day date);
CREATE VIEW a_best_day AS SELECT day FROM (SELECT day, sum(amount) AS total FROM sale GROUP BY day) d ORDER BY total DESC LIMIT 1;
CREATE VIEW sale_by_day (day, total) AS SELECT day, sum(amount) FROM sale GROUP BY day;
CREATE VIEW a_total WITH (security_barrier = true) AS SELECT sum(total) AS total FROM sale_by_day;
COMMENT ON VIEW sale_by_day IS 'per day';
