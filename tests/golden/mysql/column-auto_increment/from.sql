CREATE TABLE a (id int NOT NULL, n int);
INSERT INTO a VALUES (4, 1), (9, 2);
