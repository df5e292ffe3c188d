BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of base.x are lost
-- Lock: ACCESS EXCLUSIVE on public.base, ACCESS EXCLUSIVE on public.heir, instant
ALTER TABLE public.base DROP COLUMN x;

-- Lock: ACCESS EXCLUSIVE on public.log, ACCESS EXCLUSIVE on public.log_older, instant
DROP FOREIGN TABLE public.log_older;

-- Lock: SHARE UPDATE EXCLUSIVE on public.log, ACCESS EXCLUSIVE on public.log_old, scan
ALTER TABLE public.log ATTACH PARTITION public.log_old FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
