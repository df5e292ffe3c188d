BEGIN;
SET LOCAL check_function_bodies = false;
CREATE TABLE public.a (
    id integer NOT NULL,
    n integer,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);

CREATE OR REPLACE FUNCTION public.fd()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT max(a.id) AS max
    FROM public.a;
END;

ALTER TABLE public.a ALTER COLUMN id SET DEFAULT public.fd();

CREATE VIEW public.v AS
SELECT a.id,
    public.fd() AS d
   FROM public.a;

CREATE OR REPLACE FUNCTION public.fv()
 RETURNS SETOF public.v
 LANGUAGE sql
BEGIN ATOMIC
 SELECT v.id,
     v.d
    FROM public.v;
END;

CREATE TABLE public.log (
    x public.v
);
COMMIT;
