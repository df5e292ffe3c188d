CREATE TABLE rent (id int NOT NULL, s date, e date, price int, PERIOD FOR term (s, e), UNIQUE KEY once (id, term WITHOUT OVERLAPS));
