BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU304: a stored generated column writes item anew
-- Lock: ACCESS EXCLUSIVE on public.item, rewrite
ALTER TABLE public.item ADD COLUMN added text NOT NULL GENERATED ALWAYS AS ('no '::text || id) VIRTUAL,
    ALTER COLUMN twice SET EXPRESSION AS (net + net),
    ALTER COLUMN third SET EXPRESSION AS (net / (4)::numeric),
    DROP COLUMN gross,
    ADD COLUMN gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL,
    DROP COLUMN half,
    ADD COLUMN half numeric GENERATED ALWAYS AS (net / (2)::numeric) STORED;

-- TU103: values of item.plain are lost
-- Lock: ACCESS EXCLUSIVE on public.item, instant
ALTER TABLE public.item DROP COLUMN plain,
    ADD COLUMN plain numeric GENERATED ALWAYS AS (net) VIRTUAL,
    DROP COLUMN kept,
    ADD COLUMN kept numeric;
COMMIT;
