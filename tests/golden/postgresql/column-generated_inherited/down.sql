BEGIN;
ALTER TABLE public.t ALTER COLUMN y DROP EXPRESSION;

-- TU103: values of p.y are lost
ALTER TABLE public.p DROP COLUMN y;

-- TU304: a stored generated column writes p anew
ALTER TABLE public.p ADD COLUMN y integer GENERATED ALWAYS AS (x * 2) STORED;
COMMIT;
