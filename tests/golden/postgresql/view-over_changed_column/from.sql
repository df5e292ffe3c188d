CREATE TABLE sale (id integer PRIMARY KEY, amount integer, day date);
CREATE VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE VIEW top AS SELECT max(total) AS most FROM daily;
INSERT INTO sale VALUES (1, 2, '2024-01-01'), (2, 4, '2024-01-02');
