SET check_function_bodies = false;
BEGIN;
-- TU227: policy change locks t for a moment
DROP POLICY p ON public.t;

DROP VIEW public.v;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.ti;
ALTER TABLE public.t DROP CONSTRAINT t_id_check;

ALTER DOMAIN public.d DROP DEFAULT;
ALTER DOMAIN public.d DROP CONSTRAINT d_check;

ALTER TABLE public.pt RENAME TO pt_old;

ALTER TABLE public.pt1 RENAME TO pt1_old;

ALTER TABLE public.t DROP COLUMN g;

ALTER FUNCTION public.f(integer) RENAME TO f_old;

CREATE OR REPLACE FUNCTION public.f(x integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT $1$function$;

ALTER DOMAIN public.d SET DEFAULT public.f(1);
-- TU233: the rule reads all rows of every table that uses d and blocks writes
ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK (public.f(VALUE) > 0);

CREATE TABLE public.pt (
    id integer
) PARTITION BY RANGE (public.f(id));

CREATE TABLE public.pt1 PARTITION OF public.pt FOR VALUES FROM (0) TO (10);

-- TU440: all rows of pt are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.pt (id)
SELECT id FROM public.pt_old;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT,
    ALTER COLUMN id SET DEFAULT public.f(2),
    ADD COLUMN g integer GENERATED ALWAYS AS (public.f(id)) STORED;

-- TU209: adding a check reads all rows under an exclusive lock on t
ALTER TABLE public.t ADD CONSTRAINT t_id_check CHECK (public.f(id) > 0);
-- TU201: index build blocks writes on t
CREATE INDEX ti ON public.t (public.f(id));

CREATE VIEW public.v AS
SELECT public.f(t.id) AS f
   FROM public.t;

-- TU227: policy change locks t for a moment
CREATE POLICY p ON public.t USING (public.f(id) > 0);

DROP TABLE public.pt_old;

DROP FUNCTION public.f_old(integer);
COMMIT;
RESET check_function_bodies;
