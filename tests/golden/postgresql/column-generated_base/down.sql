BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.ti;
-- TU301: t.a from smallint to integer: the table is written anew under an exclusive lock
ALTER TABLE public.t DROP COLUMN s,
    ALTER COLUMN a TYPE integer;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + 1) STORED;
-- TU201: index build blocks writes on t
CREATE INDEX ti ON public.t (s);

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;
COMMIT;
