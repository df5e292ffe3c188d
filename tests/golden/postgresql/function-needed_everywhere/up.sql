BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL check_function_bodies = false;
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP POLICY p ON public.t;

DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP INDEX public.ti;
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_id_check;

ALTER DOMAIN public.d DROP DEFAULT;
ALTER DOMAIN public.d DROP CONSTRAINT d_check;

-- Lock: ACCESS EXCLUSIVE on public.pt, instant
ALTER TABLE public.pt RENAME TO pt_old;

-- Lock: ACCESS EXCLUSIVE on public.pt1, instant
ALTER TABLE public.pt1 RENAME TO pt1_old;

-- Lock: ACCESS EXCLUSIVE on public.t, instant
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

-- Lock: ACCESS EXCLUSIVE on public.pt, instant
CREATE TABLE public.pt1 PARTITION OF public.pt FOR VALUES FROM (0) TO (10);

-- TU440: all rows of pt are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.pt (id)
SELECT id FROM public.pt_old;

-- TU304: a stored generated column writes t anew
-- Lock: ACCESS EXCLUSIVE on public.t, rewrite
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT,
    ALTER COLUMN id SET DEFAULT public.f(2),
    ADD COLUMN g integer GENERATED ALWAYS AS (public.f(id)) STORED,
    ADD CONSTRAINT t_id_check CHECK (public.f(id) > 0) NOT VALID;

CREATE VIEW public.v AS
SELECT public.f(t.id) AS f
   FROM public.t;

-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE POLICY p ON public.t USING (public.f(id) > 0);

-- Lock: ACCESS EXCLUSIVE on public.pt, instant
DROP TABLE public.pt_old;

DROP FUNCTION public.f_old(integer);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, scan
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.t, index build
CREATE INDEX CONCURRENTLY ti ON public.t (public.f(id));
