CREATE TYPE st AS (a integer, b text);
CREATE FUNCTION sf(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, 0) + coalesce($2, 1)';
CREATE FUNCTION ff(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE os(integer ORDER BY integer) (SFUNC = sf, STYPE = integer, FINALFUNC = ff, HYPOTHETICAL);
CREATE AGGREGATE pl(integer) (SFUNC = sf, STYPE = integer, INITCOND = '1');
CREATE TABLE a (x bigint, y integer);
CREATE FUNCTION b1() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT pl(y) FROM a; END;
