BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.ti;
-- TU505: t.a from integer to smallint: values that do not fit the new type make it fail
ALTER TABLE public.t DROP COLUMN s,
    ALTER COLUMN a TYPE smallint;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + 1) STORED;
-- TU201: index build blocks writes on t
CREATE INDEX ti ON public.t (s);

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;
COMMIT;
