BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- TU102: all rows of comes_home are lost
-- Lock: ACCESS EXCLUSIVE on public.comes_home, instant
DROP TABLE public.comes_home;

CREATE FOREIGN TABLE public.comes_home (
    id integer NOT NULL
) SERVER a;

-- Lock: ACCESS EXCLUSIVE on public.far, instant
DROP FOREIGN TABLE public.far;

CREATE FOREIGN TABLE public.far (
    id integer NOT NULL,
    name text
) SERVER a;

CREATE VIEW public.v AS
SELECT far.id
   FROM public.far;
COMMIT;
