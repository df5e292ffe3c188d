BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU116: all rows of reading_2024 are lost
-- Lock: ACCESS EXCLUSIVE on public.reading_2024, ACCESS EXCLUSIVE on public.reading, ACCESS EXCLUSIVE on public.reading_rest, instant
DROP TABLE public.reading_2024;

-- TU116: all rows of reading_rest are lost
-- Lock: ACCESS EXCLUSIVE on public.reading_rest, ACCESS EXCLUSIVE on public.reading, instant
DROP TABLE public.reading_rest;

-- TU102: all rows of reading are lost
-- Lock: ACCESS EXCLUSIVE on public.reading, instant
DROP TABLE public.reading;
COMMIT;
