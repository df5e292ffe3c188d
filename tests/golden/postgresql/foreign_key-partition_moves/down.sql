BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p2 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, SHARE ROW EXCLUSIVE on public.r, instant
ALTER TABLE public.p DETACH PARTITION public.p2;
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
DROP INDEX public.p2_at_idx;
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.r, instant
ALTER TABLE public.p2 DROP CONSTRAINT p_r;

-- TU217: attaching reads all rows of p1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p1, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
