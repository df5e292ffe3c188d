BEGIN;
ALTER TABLE public.ev RENAME TO ev_old;

CREATE TABLE public.ev (
    id integer,
    day date
) PARTITION BY RANGE (day);

ALTER TABLE public.ev_2020 RENAME TO ev_2020_old;

CREATE TABLE public.ev_2020 PARTITION OF public.ev FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

CREATE TABLE public.ev_2021 PARTITION OF public.ev FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');

-- TU440: all rows of ev are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.ev (id, day)
SELECT id, day FROM public.ev_old;

DROP TABLE public.ev_old;
COMMIT;
