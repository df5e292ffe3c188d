BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.sold;

-- TU103: values of t.tags are lost
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DROP CONSTRAINT t_code_check,
    DROP CONSTRAINT t_state_check,
    DROP COLUMN tags;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.t, instant
DROP INDEX CONCURRENTLY public.t_state_idx;
