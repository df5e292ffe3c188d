BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p2 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p2;
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 DROP CONSTRAINT p2_pkey,
    DROP CONSTRAINT pos;

-- Lock: ACCESS EXCLUSIVE on public.p1, instant
ALTER TABLE public.p1 ALTER COLUMN note SET DEFAULT 'x'::text;

-- TU110: p2.note from text to character varying(20): longer values fail, trailing spaces are trimmed without an error
-- Lock: ACCESS EXCLUSIVE on public.p2, rewrite
ALTER TABLE public.p2 ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN at DROP NOT NULL,
    ADD COLUMN more integer,
    ALTER COLUMN note DROP DEFAULT,
    ALTER COLUMN note TYPE character varying(20);

-- TU103: values of p.extra are lost
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p3, instant
ALTER TABLE public.p DROP COLUMN extra;

-- TU220: detaching p3 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p3, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p3;

-- TU209: adding a check reads all rows under an exclusive lock on p1
-- Lock: ACCESS EXCLUSIVE on public.p1, scan
ALTER TABLE public.p1 ADD CONSTRAINT pos CHECK (id > 0);
-- TU217: attaching reads all rows of p1 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p1, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');

-- TU103: values of p2.extra are lost
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 DROP COLUMN extra;

-- TU217: attaching reads all rows of p3 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p3, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
