CREATE TABLE sale (id integer PRIMARY KEY, amount numeric, day date);
CREATE VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE VIEW top AS SELECT max(total) AS most FROM daily;
COMMENT ON VIEW top IS 'the best of days';
