CREATE TABLE sale (id integer PRIMARY KEY, amount numeric, day date);
CREATE MATERIALIZED VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE UNIQUE INDEX daily_day_idx ON daily (day);
COMMENT ON MATERIALIZED VIEW daily IS 'refreshed at night';
