CREATE TABLE place (id integer PRIMARY KEY);
