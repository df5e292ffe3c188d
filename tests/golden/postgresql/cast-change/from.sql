CREATE TYPE mood AS ENUM ('sad', 'happy', 'mad');
CREATE FUNCTION mood_of(integer) RETURNS mood LANGUAGE sql AS $$SELECT 'sad'::mood$$;
CREATE CAST (integer AS mood) WITH FUNCTION mood_of(integer) AS ASSIGNMENT;
CREATE CAST (bigint AS mood) WITH INOUT;
COMMENT ON CAST (bigint AS mood) IS 'through text';
CREATE FUNCTION twice(n integer) RETURNS point LANGUAGE sql AS 'SELECT point(n, n)';
CREATE CAST (integer AS point) WITH FUNCTION twice(integer);
CREATE TABLE person (id integer PRIMARY KEY, mood mood);
INSERT INTO person VALUES (1, 'happy');
