BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of a
DROP INDEX public.a_y;

-- TU304: a stored generated column writes a anew
ALTER TABLE public.a ALTER COLUMN z DROP EXPRESSION,
    DROP COLUMN y,
    ADD COLUMN y integer GENERATED ALWAYS AS (x * 3) STORED;
-- TU201: index build blocks writes on a
CREATE INDEX a_y ON public.a (y);

CREATE VIEW public.v AS
SELECT a.y
   FROM public.a;
COMMIT;
