CREATE TABLE place (id int NOT NULL PRIMARY KEY, at vector(3) NOT NULL, VECTOR KEY near (at));
