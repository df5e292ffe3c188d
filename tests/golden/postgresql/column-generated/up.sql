BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU304: a stored generated column writes line anew
-- Lock: ACCESS EXCLUSIVE on public.line, rewrite
ALTER TABLE public.line ADD COLUMN total numeric GENERATED ALWAYS AS (price * (count)::numeric) STORED,
    ALTER COLUMN twice DROP EXPRESSION;
COMMIT;
