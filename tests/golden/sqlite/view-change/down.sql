BEGIN;
DROP VIEW top;

DROP VIEW daily;

CREATE VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;

CREATE VIEW top AS SELECT max(total) AS most FROM daily;
COMMIT;
