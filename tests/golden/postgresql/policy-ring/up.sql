BEGIN;
-- TU227: policy change locks a for a moment
DROP POLICY p ON public.a;

-- TU227: policy change locks b for a moment
DROP POLICY p ON public.b;

CREATE TABLE public.z (
    i integer
);

-- TU102: all rows of a are lost
DROP TABLE public.a;

-- TU102: all rows of b are lost
DROP TABLE public.b;
COMMIT;
