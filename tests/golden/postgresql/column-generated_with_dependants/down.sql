BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP INDEX public.a_y;
-- TU304: a stored generated column writes a anew
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a DROP COLUMN y,
    ADD COLUMN y integer GENERATED ALWAYS AS (x * 2) STORED;

CREATE VIEW public.v AS
SELECT a.y
   FROM public.a;

-- TU103: values of a.z are lost
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP COLUMN z;

-- TU304: a stored generated column writes a anew
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ADD COLUMN z integer GENERATED ALWAYS AS (x + 1) STORED;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY a_y ON public.a (y);
