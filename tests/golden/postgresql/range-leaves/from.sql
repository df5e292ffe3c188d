CREATE TYPE span AS RANGE (subtype = integer, subtype_diff = int4range_subdiff);
CREATE TABLE job (id integer PRIMARY KEY, at span, kept integer);
CREATE FUNCTION width(span) RETURNS integer LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
INSERT INTO job VALUES (1, '[1,3)', 7);
