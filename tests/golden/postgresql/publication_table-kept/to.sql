CREATE TABLE a (id integer PRIMARY KEY, n bigint, t text);
CREATE TABLE b (id integer PRIMARY KEY, n integer, more text);
CREATE PUBLICATION p FOR TABLE a (id, n) WHERE (n > 1), b (id, n);
CREATE PUBLICATION q FOR TABLE a;
