BEGIN;
-- TU304: a stored generated column writes line anew
ALTER TABLE public.line ADD COLUMN total numeric GENERATED ALWAYS AS (price * (count)::numeric) STORED,
    ALTER COLUMN twice DROP EXPRESSION;
COMMIT;
