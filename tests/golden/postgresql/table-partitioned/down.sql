BEGIN;
-- TU116: all rows of reading_2024 are lost
DROP TABLE public.reading_2024;

-- TU116: all rows of reading_rest are lost
DROP TABLE public.reading_rest;

-- TU102: all rows of reading are lost
DROP TABLE public.reading;
COMMIT;
