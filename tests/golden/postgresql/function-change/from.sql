CREATE FUNCTION plus(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT a + b $$;
CREATE FUNCTION name() RETURNS text LANGUAGE sql AS $$ SELECT 'one'::text $$;
CREATE TABLE pair (a integer, b integer, c integer DEFAULT plus(1, 2), CONSTRAINT pair_check CHECK (plus(a, b) > 0));
CREATE VIEW called AS SELECT name() AS n;
INSERT INTO pair VALUES (1, 2);
