CREATE TABLE m (id int PRIMARY KEY, a int, b varchar(10) DEFAULT 'x', c enum('a','b'), d timestamp NULL, e varchar(5), f int NOT NULL DEFAULT 0);
INSERT INTO m VALUES (1, 2, 'y', 'b', '2020-01-01', 'q', 5);
