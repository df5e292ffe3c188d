BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of line.twice are lost
-- Lock: ACCESS EXCLUSIVE on public.line, instant
ALTER TABLE public.line DROP COLUMN twice;

-- TU304: a stored generated column writes line anew
-- Lock: ACCESS EXCLUSIVE on public.line, rewrite
ALTER TABLE public.line ADD COLUMN twice integer GENERATED ALWAYS AS (count * 2) STORED,
    DROP COLUMN total;
COMMIT;
