BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP POLICY q ON public.t;

-- TU227: row security change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY,
    NO FORCE ROW LEVEL SECURITY,
    REPLICA IDENTITY DEFAULT;
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER POLICY p ON public.t TO PUBLIC USING (a > 0);
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE POLICY q ON public.t FOR INSERT WITH CHECK (a > 1);
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER POLICY r ON public.t WITH CHECK (b > 1);

-- TU102: all rows of n are lost
-- Lock: ACCESS EXCLUSIVE on public.n, instant
DROP TABLE public.n;

-- TU102: all rows of n2 are lost
-- Lock: ACCESS EXCLUSIVE on public.n2, instant
DROP TABLE public.n2;

-- TU102: all rows of n3 are lost
-- Lock: ACCESS EXCLUSIVE on public.n3, instant
DROP TABLE public.n3;
COMMIT;
