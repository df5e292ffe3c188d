BEGIN;
-- TU103: values of base.x are lost
ALTER TABLE public.base DROP COLUMN x;

DROP FOREIGN TABLE public.log_older;

ALTER TABLE public.log ATTACH PARTITION public.log_old FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
