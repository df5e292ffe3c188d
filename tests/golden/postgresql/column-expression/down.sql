BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU304: a stored generated column writes item anew
-- Lock: ACCESS EXCLUSIVE on public.item, rewrite
ALTER TABLE public.item ALTER COLUMN gross SET EXPRESSION AS (net * 1.2),
    DROP COLUMN size,
    ADD COLUMN size text GENERATED ALWAYS AS ((id)::text) STORED;
COMMIT;
