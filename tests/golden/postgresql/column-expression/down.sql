BEGIN;
-- TU304: a stored generated column writes item anew
ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS (net * 1.2),
    DROP COLUMN size,
    ADD COLUMN size text GENERATED ALWAYS AS ((id)::text) STORED;
COMMIT;
