BEGIN;
CREATE TYPE public."a as b" AS (
    x integer,
    y integer
);

CREATE CAST (integer AS public.mood) WITH FUNCTION public.mood_of(integer) AS ASSIGNMENT;
COMMENT ON CAST (integer AS public.mood) IS 'numbers have feelings';

CREATE CAST (public."a as b" as text) WITH INOUT;

CREATE CAST (public.mood AS character varying) WITH INOUT AS IMPLICIT;

DROP CAST (bigint AS public.mood);
COMMIT;
