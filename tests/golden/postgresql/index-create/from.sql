CREATE TABLE log (id integer PRIMARY KEY, at timestamptz NOT NULL, level integer, text text, data jsonb);
