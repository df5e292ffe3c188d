BEGIN;
CREATE CAST (bigint AS public.mood) WITH INOUT;

DROP CAST (integer AS public.mood);

DROP CAST (public."a as b" as text);

DROP CAST (public.mood AS character varying);

DROP TYPE public."a as b";
COMMIT;
