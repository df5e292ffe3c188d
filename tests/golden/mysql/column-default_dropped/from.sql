CREATE TABLE n (id int NOT NULL PRIMARY KEY, a int DEFAULT 1, t timestamp DEFAULT CURRENT_TIMESTAMP, e enum('a','b') DEFAULT 'a', s varchar(5) NOT NULL DEFAULT 'x', x text DEFAULT ('y'));
INSERT INTO n (id) VALUES (1);
