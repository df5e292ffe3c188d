BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.free, instant
ALTER TABLE public.free NO INHERIT public.base;

-- Lock: ACCESS EXCLUSIVE on public.heir, SHARE UPDATE EXCLUSIVE on public.base, instant
ALTER TABLE public.heir INHERIT public.base;

-- TU220: detaching sale_2 waits for all users of sale
-- Lock: ACCESS EXCLUSIVE on public.sale_2, ACCESS EXCLUSIVE on public.sale, instant
ALTER TABLE public.sale DETACH PARTITION public.sale_2;

-- Lock: ACCESS EXCLUSIVE on public.sale_2, instant
ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_id_not_null TO sale_2_id_not_null;
-- Lock: ACCESS EXCLUSIVE on public.sale_2, instant
ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_at_not_null TO sale_2_at_not_null;

-- TU116: all rows of sale_3 are lost
-- Lock: ACCESS EXCLUSIVE on public.sale_3, ACCESS EXCLUSIVE on public.sale, instant
DROP TABLE public.sale_3;

-- Lock: ACCESS EXCLUSIVE on public.sale_1, instant
ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_1_id_not_null TO sale_id_not_null;
-- Lock: ACCESS EXCLUSIVE on public.sale_1, instant
ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_1_at_not_null TO sale_at_not_null;
-- TU217: attaching reads all rows of sale_1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.sale_1, SHARE UPDATE EXCLUSIVE on public.sale, scan
ALTER TABLE public.sale ATTACH PARTITION public.sale_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
COMMIT;
