CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, fax text, shoe integer CHECK (shoe > 0));
CREATE INDEX person_fax_idx ON person (fax);
CREATE VIEW person_fax AS SELECT id, fax FROM person;
INSERT INTO person VALUES (1, 'Ada', '555', 38), (2, 'Grace', NULL, NULL);
