-- @renamed from=client
CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, client_id INTEGER REFERENCES customer (id));
CREATE INDEX client_name_idx ON customer (name);
