CREATE TABLE city (id integer PRIMARY KEY, code text, name text, CONSTRAINT city_key UNIQUE (code) INCLUDE (name));
CREATE TABLE trip (id integer PRIMARY KEY, city text REFERENCES city (code));
