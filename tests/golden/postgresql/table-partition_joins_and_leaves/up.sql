BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU220: detaching p1 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p1;
-- Lock: ACCESS EXCLUSIVE on public.p1, instant
ALTER TABLE public.p1 DROP CONSTRAINT p1_pkey,
    DROP CONSTRAINT pos;
-- Lock: ACCESS EXCLUSIVE on public.p1, instant
DROP INDEX public.p1_note_idx;

-- TU220: detaching p3 waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p3, ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DETACH PARTITION public.p3;

-- TU217: attaching reads all rows of p3 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p3, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p3 FOR VALUES FROM ('2026-01-01') TO ('2028-01-01');

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ADD COLUMN extra integer;

-- Lock: ACCESS EXCLUSIVE on public.p1, instant
ALTER TABLE public.p1 ALTER COLUMN note DROP DEFAULT;

-- TU103: values of p2.more are lost
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 ADD CONSTRAINT p2_at_proof CHECK (at IS NOT NULL) NOT VALID,
    ADD COLUMN extra integer,
    ADD CONSTRAINT p2_id_proof CHECK (id IS NOT NULL) NOT VALID,
    ALTER COLUMN note TYPE text,
    ALTER COLUMN note SET DEFAULT 'x'::text,
    DROP COLUMN more;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p2, scan
ALTER TABLE public.p2 VALIDATE CONSTRAINT p2_at_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p2, scan
ALTER TABLE public.p2 VALIDATE CONSTRAINT p2_id_proof;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 ALTER COLUMN at SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 DROP CONSTRAINT p2_at_proof;
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 ALTER COLUMN id SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.p2, instant
ALTER TABLE public.p2 DROP CONSTRAINT p2_id_proof;
-- TU209: adding a check reads all rows under an exclusive lock on p2
-- Lock: ACCESS EXCLUSIVE on public.p2, scan
ALTER TABLE public.p2 ADD CONSTRAINT pos CHECK (id > 0);
-- TU217: attaching reads all rows of p2 under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.p2, SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p ATTACH PARTITION public.p2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
COMMIT;
