BEGIN;
-- TU304: a stored generated column writes item anew
ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS (net * 1.3),
    DROP COLUMN size,
    ADD COLUMN size integer GENERATED ALWAYS AS (id + 1) STORED;
COMMIT;
