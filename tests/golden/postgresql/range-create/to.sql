CREATE SCHEMA app;
CREATE FUNCTION app.minutes(time, time) RETURNS double precision LANGUAGE sql IMMUTABLE
    AS 'SELECT extract(epoch FROM $1 - $2) / 60';
CREATE TYPE app.hours AS RANGE (subtype = time, subtype_diff = app.minutes);
COMMENT ON TYPE app.hours IS 'from when to when';
CREATE TYPE app."word range" AS RANGE (
    subtype = text, collation = "C", subtype_opclass = text_pattern_ops,
    multirange_type_name = app.words
);
CREATE FUNCTION app.is_open(app.hours) RETURNS boolean LANGUAGE sql AS 'SELECT NOT isempty($1)';
CREATE TABLE app.room (id integer PRIMARY KEY, open app.hours, free app.words);
