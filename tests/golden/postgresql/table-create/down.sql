BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU102: all rows of book are lost
-- Lock: ACCESS EXCLUSIVE on public.book, ACCESS EXCLUSIVE on public.author, instant
DROP TABLE public.book;

-- TU102: all rows of author are lost
-- Lock: ACCESS EXCLUSIVE on public.author, instant
DROP TABLE public.author;
COMMIT;
