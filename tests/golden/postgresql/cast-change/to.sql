CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE FUNCTION mood_of(integer) RETURNS mood LANGUAGE sql AS $$SELECT 'sad'::mood$$;
CREATE CAST (integer AS mood) WITH FUNCTION mood_of(integer) AS IMPLICIT;
CREATE CAST (bigint AS mood) WITH INOUT;
COMMENT ON CAST (bigint AS mood) IS 'by their names';
CREATE FUNCTION twice(number integer) RETURNS point LANGUAGE sql AS 'SELECT point(number, number)';
CREATE CAST (integer AS point) WITH FUNCTION twice(integer);
CREATE TABLE person (id integer PRIMARY KEY, mood mood);
