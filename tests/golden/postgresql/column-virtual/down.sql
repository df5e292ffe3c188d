BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU304: a stored generated column writes item anew
-- Lock: ACCESS EXCLUSIVE on public.item, rewrite
ALTER TABLE public.item ALTER COLUMN twice SET EXPRESSION AS (net * (2)::numeric),
    ALTER COLUMN third SET EXPRESSION AS (net / (3)::numeric),
    DROP COLUMN gross,
    ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) STORED,
    DROP COLUMN half,
    ADD COLUMN half numeric GENERATED ALWAYS AS (net / (2)::numeric) VIRTUAL,
    DROP COLUMN plain,
    ADD COLUMN plain numeric;

-- TU103: values of item.kept are lost
-- Lock: ACCESS EXCLUSIVE on public.item, instant
ALTER TABLE public.item DROP COLUMN kept,
    ADD COLUMN kept numeric GENERATED ALWAYS AS (net) VIRTUAL,
    DROP COLUMN added;
COMMIT;
