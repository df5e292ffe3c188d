CREATE TABLE item (id integer, price numeric);
CREATE VIEW cheap WITH (security_barrier) AS SELECT id, price FROM item WHERE price < 10;
COMMENT ON VIEW cheap IS 'what is cheap';
CREATE FUNCTION cheapest() RETURNS bigint LANGUAGE sql SECURITY DEFINER
    SET search_path = public AS 'SELECT min(id) FROM item';
CREATE MATERIALIZED VIEW prices AS SELECT price FROM item;
CREATE TYPE size AS ENUM ('s', 'l');
