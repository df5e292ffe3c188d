CREATE TABLE client (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE invoice (id integer PRIMARY KEY, client_id integer REFERENCES client (id));
CREATE VIEW client_name AS SELECT name FROM client;
INSERT INTO client (name) VALUES ('Ada'), ('Grace');
INSERT INTO invoice VALUES (10, 1), (11, 2);
