CREATE TABLE n (id int NOT NULL PRIMARY KEY, a int, t timestamp NULL, e enum('a','b'), s varchar(5) NOT NULL, x text);
