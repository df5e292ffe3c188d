BEGIN;
-- TU227: policy change locks t for a moment
DROP POLICY q ON public.t;

-- TU227: row security change locks t for a moment
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY,
    NO FORCE ROW LEVEL SECURITY,
    REPLICA IDENTITY DEFAULT;
-- TU227: policy change locks t for a moment
ALTER POLICY p ON public.t TO PUBLIC USING (a > 0);
-- TU227: policy change locks t for a moment
CREATE POLICY q ON public.t FOR INSERT WITH CHECK (a > 1);
-- TU227: policy change locks t for a moment
ALTER POLICY r ON public.t WITH CHECK (b > 1);

-- TU102: all rows of n are lost
DROP TABLE public.n;

-- TU102: all rows of n2 are lost
DROP TABLE public.n2;

-- TU102: all rows of n3 are lost
DROP TABLE public.n3;
COMMIT;
