CREATE TABLE sale (id integer PRIMARY KEY, amount numeric, day date);
INSERT INTO sale VALUES (1, 5, '2024-01-01');
