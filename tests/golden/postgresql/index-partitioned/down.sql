BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU202: dropping an index waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p2a, instant
DROP INDEX public.p_new;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP CONSTRAINT pk,
    ALTER COLUMN id DROP NOT NULL,
    ALTER COLUMN at DROP NOT NULL;

-- Lock: SHARE on public.p, instant
CREATE INDEX p_old ON ONLY public.p (at);

-- Lock: SHARE on public.p2, instant
CREATE INDEX p2_at_idx ON ONLY public.p2 (at);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, index build
CREATE INDEX CONCURRENTLY p1_at_idx ON public.p1 (at);

-- Lock: SHARE UPDATE EXCLUSIVE on public.p2a, index build
CREATE INDEX CONCURRENTLY p2a_at_idx ON public.p2a (at);

BEGIN;
ALTER INDEX public.p_old ATTACH PARTITION public.p1_at_idx;

ALTER INDEX public.p2_at_idx ATTACH PARTITION public.p2a_at_idx;

ALTER INDEX public.p_old ATTACH PARTITION public.p2_at_idx;
COMMIT;
