BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p1 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU220: detaching p2 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p2;

-- TU217: attaching reads all rows of p1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p1, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2020-01-01') TO ('2021-06-01');

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE ONLY public.p ALTER COLUMN v SET DEFAULT 'q'::text;

-- TU219: creating a partition locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE TABLE public.p4 PARTITION OF public.p DEFAULT PARTITION BY LIST (id);

CREATE TABLE public.p41 PARTITION OF public.p4 FOR VALUES IN (1, 2);

-- Lock: ACCESS EXCLUSIVE on public.p1, instant
ALTER TABLE public.p1 ALTER COLUMN v SET DEFAULT 'own'::text;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, instant
COMMENT ON COLUMN public.p1.v IS 'o';

-- Lock: ACCESS EXCLUSIVE on public.p3, instant
ALTER TABLE public.p3 ALTER COLUMN v SET DEFAULT 'q'::text;
-- TU217: attaching reads all rows of p3 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p3, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, index build
CREATE INDEX CONCURRENTLY own ON public.p1 (id);
