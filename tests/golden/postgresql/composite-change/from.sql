CREATE TYPE address AS (street text, city varchar(20));
CREATE FUNCTION city(a address) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a.city $$;
