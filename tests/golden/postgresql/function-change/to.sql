CREATE FUNCTION plus(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT b + a $$;
CREATE FUNCTION name() RETURNS varchar LANGUAGE sql AS $$ SELECT 'two'::varchar $$;
CREATE TABLE pair (a integer, b integer, c integer DEFAULT plus(1, 2), CONSTRAINT pair_check CHECK (plus(a, b) > 0));
CREATE VIEW called AS SELECT name() AS n;
