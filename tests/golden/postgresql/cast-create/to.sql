CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION mood_of(integer) RETURNS mood LANGUAGE sql AS $$SELECT 'sad'::mood$$;
CREATE CAST (integer AS mood) WITH FUNCTION mood_of(integer) AS ASSIGNMENT;
COMMENT ON CAST (integer AS mood) IS 'numbers have feelings';
CREATE CAST (mood AS varchar) WITH INOUT AS IMPLICIT;
CREATE TYPE "a as b" AS (x integer, y integer);
CREATE CAST ("a as b" AS text) WITH INOUT;
