SET check_function_bodies = false;
CREATE TABLE ship (id integer, load integer);
CREATE TABLE port (id integer, depth integer);
CREATE FUNCTION fits(ship) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.load < 100';
CREATE FUNCTION open(port) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.depth > 0';
ALTER TABLE ship ADD CONSTRAINT ship_fits CHECK (fits(ship) AND open(ROW(1, 2)::port));
ALTER TABLE port ADD CONSTRAINT port_open CHECK (open(port) AND fits(ROW(1, 2)::ship));
