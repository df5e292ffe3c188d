BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks a for a moment
-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP POLICY p ON public.a;

-- TU227: policy change locks b for a moment
-- Lock: ACCESS EXCLUSIVE on public.b, instant
DROP POLICY p ON public.b;

CREATE TABLE public.z (
    i integer
);

-- TU102: all rows of a are lost
-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP TABLE public.a;

-- TU102: all rows of b are lost
-- Lock: ACCESS EXCLUSIVE on public.b, instant
DROP TABLE public.b;
COMMIT;
