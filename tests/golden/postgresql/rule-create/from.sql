CREATE TABLE item (id integer PRIMARY KEY, name text);
CREATE TABLE gone (id integer, name text);
