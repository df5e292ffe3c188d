-- @renamed from=client
CREATE TABLE customer (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE invoice (id integer PRIMARY KEY, client_id integer REFERENCES customer (id));
CREATE VIEW client_name AS SELECT name FROM customer;
