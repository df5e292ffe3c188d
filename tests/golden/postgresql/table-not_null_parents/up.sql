BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.free, SHARE UPDATE EXCLUSIVE on public.base, instant
ALTER TABLE public.free INHERIT public.base;

-- Lock: ACCESS EXCLUSIVE on public.heir, instant
ALTER TABLE public.heir NO INHERIT public.base;

-- TU220: detaching sale_1 waits for all users of sale
-- Lock: ACCESS EXCLUSIVE on public.sale_1, ACCESS EXCLUSIVE on public.sale, instant
ALTER TABLE public.sale DETACH PARTITION public.sale_1;

-- Lock: ACCESS EXCLUSIVE on public.sale_1, instant
ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_id_not_null TO sale_1_id_not_null;
-- Lock: ACCESS EXCLUSIVE on public.sale_1, instant
ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_at_not_null TO sale_1_at_not_null;

-- TU219: creating a partition locks sale for a moment
-- Lock: ACCESS EXCLUSIVE on public.sale, instant
CREATE TABLE public.sale_3 PARTITION OF public.sale (
    CONSTRAINT sale_3_id_not_null NOT NULL id,
    CONSTRAINT sale_3_at_not_null NOT NULL at
) FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');

-- Lock: ACCESS EXCLUSIVE on public.sale_2, instant
ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_2_id_not_null TO sale_id_not_null;
-- Lock: ACCESS EXCLUSIVE on public.sale_2, instant
ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_2_at_not_null TO sale_at_not_null;
-- TU217: attaching reads all rows of sale_2 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.sale_2, SHARE UPDATE EXCLUSIVE on public.sale, scan
ALTER TABLE public.sale ATTACH PARTITION public.sale_2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
COMMIT;
