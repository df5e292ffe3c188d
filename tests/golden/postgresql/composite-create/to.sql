CREATE TYPE address AS (street text, "house no" varchar(10), city text COLLATE "C");
COMMENT ON TYPE address IS 'where it is';
CREATE TABLE place (id integer PRIMARY KEY, at address);
