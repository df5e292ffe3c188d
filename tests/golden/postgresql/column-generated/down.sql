BEGIN;
-- TU103: values of line.twice are lost
ALTER TABLE public.line DROP COLUMN twice;

-- TU304: a stored generated column writes line anew
ALTER TABLE public.line ADD COLUMN twice integer GENERATED ALWAYS AS (count * 2) STORED,
    DROP COLUMN total;
COMMIT;
