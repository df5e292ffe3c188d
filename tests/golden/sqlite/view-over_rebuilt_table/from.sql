CREATE TABLE sale (id INTEGER PRIMARY KEY, amount REAL, day TEXT);
CREATE VIEW daily AS SELECT day, sum(amount) AS total FROM sale GROUP BY day;
CREATE VIEW top AS SELECT max(total) AS most FROM daily;
INSERT INTO sale VALUES (1, 2.5, 'mon'), (2, 4, 'tue');
