BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU124: what materialized view daily holds must be computed again
-- Lock: ACCESS EXCLUSIVE on public.daily, instant
DROP MATERIALIZED VIEW public.daily;
COMMIT;
