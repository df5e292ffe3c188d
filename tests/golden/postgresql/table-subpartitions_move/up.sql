BEGIN;
-- TU220: detaching moving waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.moving;

-- TU220: detaching p1 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU220: detaching pd waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.pd;

-- TU220: detaching s waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.s;

-- TU217: attaching reads all rows of pd under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.pd FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');

-- TU217: attaching reads all rows of s under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.s FOR VALUES FROM ('2026-01-01') TO ('2027-06-01');

-- TU220: detaching s1 waits for all users of s
ALTER TABLE public.s DETACH PARTITION public.s1;

-- TU217: attaching reads all rows of s1 under an exclusive lock
ALTER TABLE public.s ATTACH PARTITION public.s1 FOR VALUES IN (1);

-- TU217: attaching reads all rows of p2 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
COMMIT;
