BEGIN;
ALTER TABLE public.p ALTER COLUMN y DROP EXPRESSION;

-- TU103: values of t.y are lost
ALTER TABLE public.t DROP COLUMN y;

-- TU304: a stored generated column writes t anew
ALTER TABLE public.t ADD COLUMN y integer GENERATED ALWAYS AS (x * 2) STORED;
COMMIT;
