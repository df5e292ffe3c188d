BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU202: dropping an index waits for all users of visit
-- Lock: ACCESS EXCLUSIVE on public.visit, ACCESS EXCLUSIVE on public.visit_2025, instant
DROP INDEX public.visit_page_idx;

-- TU217: attaching reads all rows of visit_2024 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.visit_2024, SHARE UPDATE EXCLUSIVE on public.visit, scan
ALTER TABLE public.visit ATTACH PARTITION public.visit_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
