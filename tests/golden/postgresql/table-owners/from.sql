CREATE TABLE mine (id serial);
CREATE TABLE theirs (id integer);
ALTER TABLE theirs OWNER TO trueup_golden_writer;
GRANT SELECT ON theirs TO trueup_golden_reader;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA app AUTHORIZATION trueup_golden_writer;
