BEGIN;
-- TU124: what materialized view daily holds must be computed again
DROP MATERIALIZED VIEW public.daily;
COMMIT;
