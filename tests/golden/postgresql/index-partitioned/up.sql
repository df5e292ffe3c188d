BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU202: dropping an index waits for all users of p
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p2a, instant
DROP INDEX public.p_old;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ADD CONSTRAINT p_id_proof CHECK (id IS NOT NULL) NOT VALID,
    ADD CONSTRAINT p_at_proof CHECK (at IS NOT NULL) NOT VALID;
-- Lock: SHARE on public.p, instant
CREATE INDEX p_new ON ONLY public.p (id);

-- Lock: SHARE on public.p2, instant
CREATE INDEX p2_id_idx ON ONLY public.p2 (id);
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_id_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.p, scan
ALTER TABLE public.p VALIDATE CONSTRAINT p_at_proof;

-- Lock: SHARE UPDATE EXCLUSIVE on public.p1, index build
CREATE INDEX CONCURRENTLY p1_id_idx ON public.p1 (id);

-- Lock: SHARE UPDATE EXCLUSIVE on public.p2a, index build
CREATE INDEX CONCURRENTLY p2a_id_idx ON public.p2a (id);

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p2a, instant
ALTER TABLE public.p ALTER COLUMN id SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_id_proof;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p ALTER COLUMN at SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_at_proof;
-- TU206: adding a primary key builds its index while nobody can use p
-- Lock: ACCESS EXCLUSIVE on public.p, index build
ALTER TABLE public.p ADD CONSTRAINT pk PRIMARY KEY (id, at);

ALTER INDEX public.p_new ATTACH PARTITION public.p1_id_idx;

ALTER INDEX public.p2_id_idx ATTACH PARTITION public.p2a_id_idx;

ALTER INDEX public.p_new ATTACH PARTITION public.p2_id_idx;
COMMIT;
