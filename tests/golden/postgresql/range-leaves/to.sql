CREATE TABLE job (id integer PRIMARY KEY, kept integer);
