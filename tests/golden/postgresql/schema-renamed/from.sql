CREATE SCHEMA app;
CREATE TABLE app.item (id integer PRIMARY KEY, name text);
CREATE VIEW app.names AS SELECT name FROM app.item;
CREATE TABLE spare (id integer);
INSERT INTO app.item VALUES (1, 'a');
