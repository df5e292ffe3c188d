BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.p1, instant
DROP INDEX public.own;

-- TU220: detaching p3 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p3, ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p4, instant
ALTER TABLE public.p DETACH PARTITION public.p3;
-- Lock: ACCESS EXCLUSIVE on public.p3, instant
ALTER TABLE public.p3 DROP CONSTRAINT p3_pkey;
-- Lock: ACCESS EXCLUSIVE on public.p3, instant
DROP INDEX public.p3_v_idx;

-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p41, instant
ALTER TABLE public.p ALTER COLUMN v DROP DEFAULT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, instant
COMMENT ON COLUMN public.p1.v IS NULL;

-- Lock: ACCESS EXCLUSIVE on public.p3, instant
ALTER TABLE public.p3 ALTER COLUMN v DROP DEFAULT;

-- TU116: all rows of p41 are lost
-- Lock: ACCESS EXCLUSIVE on public.p41, ACCESS EXCLUSIVE on public.p4, instant
DROP TABLE public.p41;

-- TU116: all rows of p4 are lost
-- Lock: ACCESS EXCLUSIVE on public.p4, ACCESS EXCLUSIVE on public.p, instant
DROP TABLE public.p4;

-- TU220: detaching p1 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU217: attaching reads all rows of p1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p1, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

-- TU217: attaching reads all rows of p2 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p2, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
COMMIT;
