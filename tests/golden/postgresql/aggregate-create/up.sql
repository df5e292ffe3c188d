BEGIN;
SET LOCAL check_function_bodies = false;
CREATE OR REPLACE FUNCTION public.longer(a text, b text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT CASE WHEN length(b) > length(coalesce(a, '')) THEN b ELSE a END $function$;

CREATE AGGREGATE public.longest(text) (
    SFUNC = public.longer,
    STYPE = text
);

CREATE TABLE public.word (
    id integer NOT NULL,
    text text,
    CONSTRAINT word_pkey PRIMARY KEY (id)
);

CREATE VIEW public.longest_word AS
SELECT public.longest(word.text) AS text
   FROM public.word;
COMMIT;
