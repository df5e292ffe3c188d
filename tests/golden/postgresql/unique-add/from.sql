CREATE TABLE city (id integer PRIMARY KEY, name text NOT NULL, country text NOT NULL, code text UNIQUE);
INSERT INTO city VALUES (1, 'Ulm', 'DE', 'ULM'), (2, 'Linz', 'AT', NULL);
