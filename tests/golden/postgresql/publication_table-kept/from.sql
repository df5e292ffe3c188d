CREATE TABLE a (id integer PRIMARY KEY, n integer, t text, gone integer);
CREATE TABLE b (id integer PRIMARY KEY, n integer);
CREATE TABLE other (id integer);
CREATE PUBLICATION p FOR TABLE a (id, n, gone) WHERE (n > 1), b (id, n), other;
CREATE PUBLICATION q FOR TABLE a;
