CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, fax TEXT, shoe INTEGER);
CREATE INDEX person_fax_idx ON person (fax);
INSERT INTO person VALUES (1, 'Ada', '555', 38), (2, 'Grace', NULL, NULL);
