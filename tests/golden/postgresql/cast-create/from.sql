CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION mood_of(integer) RETURNS mood LANGUAGE sql AS $$SELECT 'sad'::mood$$;
CREATE CAST (bigint AS mood) WITH INOUT;
