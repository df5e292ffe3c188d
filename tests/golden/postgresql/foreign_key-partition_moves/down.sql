BEGIN;
-- TU220: detaching p2 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p2;
DROP INDEX public.p2_at_idx;
ALTER TABLE public.p2 DROP CONSTRAINT p_r;

-- TU217: attaching reads all rows of p1 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
