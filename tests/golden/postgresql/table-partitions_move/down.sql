BEGIN;
-- TU202: dropping an index waits for all users of p1
DROP INDEX public.own;

-- TU220: detaching p3 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p3;
ALTER TABLE public.p3 DROP CONSTRAINT p3_pkey;
DROP INDEX public.p3_v_idx;

ALTER TABLE public.p ALTER COLUMN v DROP DEFAULT;

COMMENT ON COLUMN public.p1.v IS NULL;

ALTER TABLE public.p3 ALTER COLUMN v DROP DEFAULT;

-- TU116: all rows of p41 are lost
DROP TABLE public.p41;

-- TU116: all rows of p4 are lost
DROP TABLE public.p4;

-- TU220: detaching p1 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU217: attaching reads all rows of p1 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

-- TU217: attaching reads all rows of p2 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
COMMIT;
