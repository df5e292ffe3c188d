CREATE TABLE sale (id integer PRIMARY KEY, amount numeric, day date);
CREATE MATERIALIZED VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE UNIQUE INDEX daily_day_idx ON daily (day);
CREATE VIEW best AS SELECT max(total) AS most FROM daily;
