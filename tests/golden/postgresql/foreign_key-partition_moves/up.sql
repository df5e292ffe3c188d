BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p1 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p, SHARE ROW EXCLUSIVE on public.r, instant
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU217: attaching reads all rows of p2 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p2, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
COMMIT;
