CREATE TYPE span AS RANGE (subtype = bigint);
COMMENT ON TYPE span IS 'numbers';
CREATE TYPE days AS RANGE (subtype = date);
COMMENT ON TYPE days IS 'from day to day';
CREATE FUNCTION width(span) RETURNS bigint LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
CREATE TABLE job (
    id integer PRIMARY KEY,
    at span DEFAULT '[1,5)' NOT NULL,
    all_of span[],
    EXCLUDE USING gist (at WITH &&)
);
CREATE VIEW wide AS SELECT id FROM job WHERE width(at) > 3;
