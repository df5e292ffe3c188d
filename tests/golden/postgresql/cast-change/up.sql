BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
DROP CAST (bigint AS public.mood);

DROP CAST (integer AS point);

DROP CAST (integer AS public.mood);

DROP FUNCTION public.mood_of(integer);

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('happy', 'sad');

CREATE OR REPLACE FUNCTION public.mood_of(integer)
 RETURNS public.mood
 LANGUAGE sql
AS $function$SELECT 'sad'::mood$function$;

CREATE CAST (bigint AS public.mood) WITH INOUT;
COMMENT ON CAST (bigint AS public.mood) IS 'by their names';

CREATE CAST (integer AS public.mood) WITH FUNCTION public.mood_of(integer) AS IMPLICIT;

-- TU505: person.mood from public.mood to public.mood: values that the new type does not have make it fail
-- Lock: ACCESS EXCLUSIVE on public.person, rewrite
ALTER TABLE public.person ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

DROP FUNCTION public.twice(integer);

CREATE OR REPLACE FUNCTION public.twice(number integer)
 RETURNS point
 LANGUAGE sql
AS $function$SELECT point(number, number)$function$;

CREATE CAST (integer AS point) WITH FUNCTION public.twice(integer);

DROP TYPE public.mood_old;
COMMIT;
