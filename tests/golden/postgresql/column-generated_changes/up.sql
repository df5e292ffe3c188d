BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.t_s_idx;
-- TU301: t.a from integer to bigint: the table is written anew under an exclusive lock
ALTER TABLE public.t DROP COLUMN s,
    DROP COLUMN x,
    ALTER COLUMN a TYPE bigint;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN s bigint GENERATED ALWAYS AS (a - b) STORED,
    ADD COLUMN x integer;
-- TU201: index build blocks writes on t
CREATE INDEX t_s_idx ON public.t (s);

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;

-- TU103: values of t.y are lost
ALTER TABLE public.t DROP COLUMN y;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN y integer GENERATED ALWAYS AS (b) STORED;
COMMIT;
