BEGIN;
-- TU220: detaching p1 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU217: attaching reads all rows of p2 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
COMMIT;
