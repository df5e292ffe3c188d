BEGIN;
-- TU102: all rows of book are lost
DROP TABLE public.book;

-- TU102: all rows of author are lost
DROP TABLE public.author;
COMMIT;
