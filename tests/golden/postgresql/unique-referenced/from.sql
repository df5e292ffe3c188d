CREATE TABLE city (id integer PRIMARY KEY, code text, name text, CONSTRAINT city_key UNIQUE (code));
CREATE TABLE trip (id integer PRIMARY KEY, city text REFERENCES city (code));
INSERT INTO city VALUES (1, 'ULM', 'Ulm');
INSERT INTO trip VALUES (1, 'ULM');
