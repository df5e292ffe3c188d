BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching log_old waits for all users of log
-- Lock: ACCESS EXCLUSIVE on public.log, ACCESS EXCLUSIVE on public.log_old, instant
ALTER TABLE public.log DETACH PARTITION public.log_old;

-- TU219: creating a partition locks log for a moment
CREATE FOREIGN TABLE public.log_older PARTITION OF public.log FOR VALUES FROM ('2023-01-01') TO ('2024-01-01') SERVER s OPTIONS (n 'x');

-- Lock: ACCESS EXCLUSIVE on public.base, ACCESS EXCLUSIVE on public.heir, instant
ALTER TABLE public.base ADD COLUMN x text;
COMMIT;
