BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.v;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
DROP INDEX public.a_y;

-- TU304: a stored generated column writes a anew
-- Lock: ACCESS EXCLUSIVE on public.a, rewrite
ALTER TABLE public.a ALTER COLUMN z DROP EXPRESSION,
    DROP COLUMN y,
    ADD COLUMN y integer GENERATED ALWAYS AS (x * 3) STORED;

CREATE VIEW public.v AS
SELECT a.y
   FROM public.a;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE INDEX CONCURRENTLY a_y ON public.a (y);
