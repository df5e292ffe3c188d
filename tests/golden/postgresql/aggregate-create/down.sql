BEGIN;
DROP VIEW public.longest_word;

-- TU102: all rows of word are lost
DROP TABLE public.word;

DROP AGGREGATE public.longest(text);

DROP FUNCTION public.longer(text, text);
COMMIT;
