CREATE TYPE span AS RANGE (subtype = integer);
COMMENT ON TYPE span IS 'numbers';
CREATE TYPE days AS RANGE (subtype = date);
CREATE FUNCTION width(span) RETURNS bigint LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
CREATE TABLE job (
    id integer PRIMARY KEY,
    at span DEFAULT '[1,5)' NOT NULL,
    all_of span[],
    EXCLUDE USING gist (at WITH &&)
);
CREATE VIEW wide AS SELECT id FROM job WHERE width(at) > 3;
INSERT INTO job VALUES (1, '[1,3)', '{"[1,2)","[5,9)"}'), (2, '[7,9)', NULL);
