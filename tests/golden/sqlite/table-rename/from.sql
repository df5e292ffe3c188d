CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, client_id INTEGER REFERENCES client (id));
CREATE INDEX client_name_idx ON client (name);
INSERT INTO client VALUES (1, 'Ada'), (2, 'Grace');
INSERT INTO invoice VALUES (10, 1), (11, 2);
