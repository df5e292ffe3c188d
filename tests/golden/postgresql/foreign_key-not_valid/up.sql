-- Lock: SHARE UPDATE EXCLUSIVE on public.a, index build
CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.a (n) NULLS NOT DISTINCT;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP CONSTRAINT u;

CREATE TABLE public.new (
    i integer
);
ALTER TABLE public.new ADD CONSTRAINT nv CHECK (i > 0) NOT VALID;
COMMENT ON CONSTRAINT nv ON public.new IS 'nv';

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a ADD CONSTRAINT u UNIQUE USING INDEX u_new DEFERRABLE;
-- Lock: SHARE UPDATE EXCLUSIVE on public.a, instant
COMMENT ON CONSTRAINT c ON public.a IS NULL;

-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b ALTER CONSTRAINT f DEFERRABLE INITIALLY DEFERRED;
-- Lock: SHARE UPDATE EXCLUSIVE on public.b, instant
COMMENT ON CONSTRAINT f ON public.b IS 'ff';
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.a, scan
ALTER TABLE public.a VALIDATE CONSTRAINT c;

-- Lock: SHARE UPDATE EXCLUSIVE on public.b, ROW SHARE on public.a, scan
ALTER TABLE public.b VALIDATE CONSTRAINT f;
