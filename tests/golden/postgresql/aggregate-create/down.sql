BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.longest_word;

-- TU102: all rows of word are lost
-- Lock: ACCESS EXCLUSIVE on public.word, instant
DROP TABLE public.word;

DROP AGGREGATE public.longest(text);

DROP FUNCTION public.longer(text, text);
COMMIT;
