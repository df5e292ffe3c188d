BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.comes_home, instant
DROP FOREIGN TABLE public.comes_home;

CREATE TABLE public.comes_home (
    id integer NOT NULL,
    CONSTRAINT comes_home_pkey PRIMARY KEY (id)
);
CREATE INDEX comes_home_idx ON public.comes_home (((id + 1)));

-- Lock: ACCESS EXCLUSIVE on public.far, instant
DROP FOREIGN TABLE public.far;

CREATE FOREIGN TABLE public.far (
    id integer NOT NULL,
    name text
) SERVER b;

CREATE VIEW public.v AS
SELECT far.id
   FROM public.far;
COMMIT;
