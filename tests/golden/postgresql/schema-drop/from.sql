CREATE SCHEMA attic;
CREATE TABLE attic.thing (id integer PRIMARY KEY);
CREATE TABLE kept (id integer PRIMARY KEY, thing_id integer REFERENCES attic.thing (id));
INSERT INTO attic.thing VALUES (1);
INSERT INTO kept VALUES (1, 1);
