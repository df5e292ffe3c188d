BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP POLICY q ON public.t;
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
DROP POLICY r ON public.t;

CREATE TABLE public.n (
    a integer NOT NULL,
    CONSTRAINT n_pkey PRIMARY KEY (a)
);
ALTER TABLE public.n REPLICA IDENTITY USING INDEX n_pkey;

CREATE TABLE public.n2 (
    a integer NOT NULL
);

CREATE TABLE public.n3 (
    a integer
);
ALTER TABLE public.n3 REPLICA IDENTITY FULL;

-- TU227: row security change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER TABLE public.t DISABLE ROW LEVEL SECURITY,
    FORCE ROW LEVEL SECURITY,
    REPLICA IDENTITY USING INDEX ui;

CREATE UNIQUE INDEX n2i ON public.n2 (a);
ALTER TABLE public.n2 REPLICA IDENTITY USING INDEX n2i;

-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
ALTER POLICY p ON public.t TO postgres USING (a > 2);
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE POLICY q ON public.t AS RESTRICTIVE FOR INSERT WITH CHECK (a > 1);
-- TU227: policy change locks t for a moment
-- Lock: ACCESS EXCLUSIVE on public.t, instant
CREATE POLICY r ON public.t FOR UPDATE USING (a > 1);
COMMIT;
