BEGIN;
CREATE VIEW sale_by_day (day, total) AS SELECT day, sum(amount) FROM sale GROUP BY day;

CREATE VIEW best_day AS SELECT day FROM sale_by_day ORDER BY total DESC LIMIT 1;
COMMIT;
