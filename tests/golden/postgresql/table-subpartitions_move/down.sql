BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p2 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p2;

-- TU220: detaching pd waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.pd, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.pd;

-- TU220: detaching s waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.s, ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.s1, ACCESS EXCLUSIVE on public.s2, instant
ALTER TABLE public.p DETACH PARTITION public.s;

-- TU217: attaching reads all rows of pd under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.pd, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.pd DEFAULT;

-- TU217: attaching reads all rows of s under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.s, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.s FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- TU220: detaching s1 waits for all users of s
-- Lock: ACCESS EXCLUSIVE on public.s1, ACCESS EXCLUSIVE on public.s, instant
ALTER TABLE public.s DETACH PARTITION public.s1;

-- TU217: attaching reads all rows of s1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.s1, SHARE UPDATE EXCLUSIVE on public.s, scan
ALTER TABLE public.s ATTACH PARTITION public.s1 FOR VALUES IN (1, 2);

-- TU217: attaching reads all rows of moving under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.moving, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.moving FOR VALUES FROM ('2028-01-01') TO ('2029-01-01');

-- TU217: attaching reads all rows of p1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p1, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
COMMIT;
