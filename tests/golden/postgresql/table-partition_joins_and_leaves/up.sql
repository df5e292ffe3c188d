BEGIN;
-- TU220: detaching p1 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p1;
ALTER TABLE public.p1 DROP CONSTRAINT p1_pkey,
    DROP CONSTRAINT pos;
DROP INDEX public.p1_note_idx;

-- TU220: detaching p3 waits for all users of p
ALTER TABLE public.p DETACH PARTITION public.p3;

-- TU217: attaching reads all rows of p3 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM ('2026-01-01') TO ('2028-01-01');

ALTER TABLE public.p ADD COLUMN extra integer;

ALTER TABLE public.p1 ALTER COLUMN note DROP DEFAULT;

-- TU212: set not null reads all of p2 under an exclusive lock
ALTER TABLE public.p2 ALTER COLUMN at SET NOT NULL,
    ADD COLUMN extra integer,
    ALTER COLUMN id SET NOT NULL,
    ALTER COLUMN note TYPE text,
    ALTER COLUMN note SET DEFAULT 'x'::text;

-- TU103: values of p2.more are lost
ALTER TABLE public.p2 DROP COLUMN more;

-- TU209: adding a check reads all rows under an exclusive lock on p2
ALTER TABLE public.p2 ADD CONSTRAINT pos CHECK (id > 0);
-- TU217: attaching reads all rows of p2 under an exclusive lock
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
COMMIT;
