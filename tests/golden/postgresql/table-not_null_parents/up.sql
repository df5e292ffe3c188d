BEGIN;
ALTER TABLE public.free INHERIT public.base;

ALTER TABLE public.heir NO INHERIT public.base;

-- TU220: detaching sale_1 waits for all users of sale
ALTER TABLE public.sale DETACH PARTITION public.sale_1;

ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_id_not_null TO sale_1_id_not_null;
ALTER TABLE public.sale_1 RENAME CONSTRAINT sale_at_not_null TO sale_1_at_not_null;

-- TU219: creating a partition locks sale for a moment
CREATE TABLE public.sale_3 PARTITION OF public.sale (
    CONSTRAINT sale_3_id_not_null NOT NULL id,
    CONSTRAINT sale_3_at_not_null NOT NULL at
) FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');

ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_2_id_not_null TO sale_id_not_null;
ALTER TABLE public.sale_2 RENAME CONSTRAINT sale_2_at_not_null TO sale_at_not_null;
-- TU217: attaching reads all rows of sale_2 under an exclusive lock
ALTER TABLE public.sale ATTACH PARTITION public.sale_2 FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
COMMIT;
