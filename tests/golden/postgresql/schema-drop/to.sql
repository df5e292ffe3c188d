CREATE TABLE kept (id integer PRIMARY KEY, thing_id integer);
