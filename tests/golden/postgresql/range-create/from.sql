CREATE SCHEMA app;
CREATE TABLE app.room (id integer PRIMARY KEY);
INSERT INTO app.room VALUES (1);
