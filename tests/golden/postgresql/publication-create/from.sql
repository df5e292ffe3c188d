CREATE SCHEMA app;
CREATE TABLE app.orders (id integer PRIMARY KEY, total integer, note text);
CREATE TABLE app."Line" (id integer PRIMARY KEY);
CREATE PUBLICATION old FOR ALL TABLES;
