CREATE TABLE j (id int NOT NULL PRIMARY KEY, a json, b json NOT NULL);
