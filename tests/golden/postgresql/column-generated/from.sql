CREATE TABLE line (id integer PRIMARY KEY, price numeric NOT NULL, count integer NOT NULL, twice integer GENERATED ALWAYS AS (count * 2) STORED);
INSERT INTO line VALUES (1, 2.5, 4), (2, 1.0, 0);
