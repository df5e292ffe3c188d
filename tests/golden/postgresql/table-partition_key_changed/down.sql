BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.ev, instant
ALTER TABLE public.ev RENAME TO ev_old;

CREATE TABLE public.ev (
    id integer,
    day date
) PARTITION BY RANGE (day);

-- Lock: ACCESS EXCLUSIVE on public.ev_2020, instant
ALTER TABLE public.ev_2020 RENAME TO ev_2020_old;

-- Lock: ACCESS EXCLUSIVE on public.ev, instant
CREATE TABLE public.ev_2020 PARTITION OF public.ev FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

-- Lock: ACCESS EXCLUSIVE on public.ev, instant
CREATE TABLE public.ev_2021 PARTITION OF public.ev FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');

-- TU440: all rows of ev are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.ev (id, day)
SELECT id, day FROM public.ev_old;

-- Lock: ACCESS EXCLUSIVE on public.ev, ACCESS EXCLUSIVE on public.ev_1, instant
DROP TABLE public.ev_old;
COMMIT;
