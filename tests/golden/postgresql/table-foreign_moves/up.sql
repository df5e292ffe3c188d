BEGIN;
DROP VIEW public.v;

DROP FOREIGN TABLE public.comes_home;

CREATE TABLE public.comes_home (
    id integer NOT NULL,
    CONSTRAINT comes_home_pkey PRIMARY KEY (id)
);
CREATE INDEX comes_home_idx ON public.comes_home (((id + 1)));

DROP FOREIGN TABLE public.far;

CREATE FOREIGN TABLE public.far (
    id integer NOT NULL,
    name text
) SERVER b;

CREATE VIEW public.v AS
SELECT far.id
   FROM public.far;
COMMIT;
