CREATE TABLE ship (id integer, load integer);
INSERT INTO ship VALUES (1, 5);
