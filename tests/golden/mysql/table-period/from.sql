CREATE TABLE rent (id int NOT NULL, s date, e date, price int);
INSERT INTO rent VALUES (1,'2024-01-01','2024-02-01',5),(1,'2024-02-01','2024-03-01',6);
