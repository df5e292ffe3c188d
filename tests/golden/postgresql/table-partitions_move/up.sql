BEGIN;
-- TU220: detaching p1 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p1;

-- TU220: detaching p2 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p2;

-- TU217: attaching reads all rows of p1 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2020-01-01') TO ('2021-06-01');

ALTER TABLE ONLY public.p ALTER COLUMN v SET DEFAULT 'q'::text;

-- TU219: creating a partition locks p for a moment
CREATE TABLE public.p4 PARTITION OF public.p DEFAULT PARTITION BY LIST (id);

CREATE TABLE public.p41 PARTITION OF public.p4 FOR VALUES IN (1, 2);

ALTER TABLE public.p1 ALTER COLUMN v SET DEFAULT 'own'::text;
COMMENT ON COLUMN public.p1.v IS 'o';

ALTER TABLE public.p3 ALTER COLUMN v SET DEFAULT 'q'::text;
-- TU217: attaching reads all rows of p3 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');

-- TU201: index build blocks writes on p1
CREATE INDEX own ON public.p1 (id);
COMMIT;
