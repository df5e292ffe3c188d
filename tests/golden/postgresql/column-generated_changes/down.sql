BEGIN;
DROP VIEW public.v;

-- TU202: dropping an index waits for all users of t
DROP INDEX public.t_s_idx;

-- TU505: t.a from bigint to integer: values that do not fit the new type make it fail
ALTER TABLE public.t ALTER COLUMN y DROP EXPRESSION,
    DROP COLUMN s,
    ALTER COLUMN a TYPE integer;
-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN s integer GENERATED ALWAYS AS (a + b) STORED;
-- TU201: index build blocks writes on t
CREATE INDEX t_s_idx ON public.t (s);

CREATE VIEW public.v AS
SELECT t.s
   FROM public.t;

-- TU103: values of t.x are lost
ALTER TABLE public.t DROP COLUMN x;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN x integer GENERATED ALWAYS AS (a * 2) STORED;
COMMIT;
