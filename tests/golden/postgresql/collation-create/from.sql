CREATE COLLATION plain (locale = 'C');
CREATE COLLATION old (locale = 'POSIX');
CREATE TABLE person (id integer PRIMARY KEY, name text COLLATE plain);
INSERT INTO person VALUES (1, 'ann');
