CREATE COLLATION word (locale = 'POSIX');
CREATE FUNCTION first_of(text, text) RETURNS text LANGUAGE sql AS 'SELECT least($1 COLLATE word, $2)';
CREATE TABLE person (id integer PRIMARY KEY, name text COLLATE "C");
CREATE INDEX person_name ON person (name COLLATE word);
CREATE VIEW sorted AS SELECT name FROM person ORDER BY name COLLATE word;
