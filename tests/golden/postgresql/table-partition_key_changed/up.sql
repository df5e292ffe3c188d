BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.ev, instant
ALTER TABLE public.ev RENAME TO ev_old;

CREATE TABLE public.ev (
    id integer,
    day date
) PARTITION BY LIST (id);

-- Lock: ACCESS EXCLUSIVE on public.ev, instant
CREATE TABLE public.ev_1 PARTITION OF public.ev FOR VALUES IN (1);

-- Lock: ACCESS EXCLUSIVE on public.ev_2020, instant
ALTER TABLE public.ev_2020 RENAME TO ev_2020_old;

-- Lock: ACCESS EXCLUSIVE on public.ev, instant
CREATE TABLE public.ev_2020 PARTITION OF public.ev DEFAULT;

-- TU440: all rows of ev are copied under an exclusive lock; it fails when a row has no partition to go to
INSERT INTO public.ev (id, day)
SELECT id, day FROM public.ev_old;

-- Lock: ACCESS EXCLUSIVE on public.ev, ACCESS EXCLUSIVE on public.ev_2021, instant
DROP TABLE public.ev_old;
COMMIT;
