BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.c, ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, instant
ALTER TABLE public.c DROP CONSTRAINT c_p;

-- Lock: ACCESS EXCLUSIVE on public.a, instant
ALTER TABLE public.a DROP CONSTRAINT ex;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p REPLICA IDENTITY DEFAULT;

-- TU219: creating a partition locks p for a moment
-- Lock: ACCESS EXCLUSIVE on public.p, instant
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT PARTITION BY LIST (id);

CREATE TABLE public.p2a PARTITION OF public.p2 FOR VALUES IN (1, 2) WITH (fillfactor=50);

CREATE TABLE public.p2d PARTITION OF public.p2 DEFAULT;

-- TU208: adding an exclusion constraint builds its index while nobody can use a
-- Lock: ACCESS EXCLUSIVE on public.a, index build
ALTER TABLE public.a ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WITH (fillfactor='80');

-- Lock: ACCESS EXCLUSIVE on public.comp, instant
ALTER TABLE public.comp ALTER COLUMN a SET STATISTICS 8,
    ALTER COLUMN b SET STORAGE main,
    ALTER COLUMN b SET COMPRESSION default;

-- Lock: SHARE ROW EXCLUSIVE on public.c, SHARE ROW EXCLUSIVE on public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (id, at) REFERENCES public.p (id, at) ON DELETE CASCADE DEFERRABLE NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.c, ROW SHARE on public.p, scan
ALTER TABLE public.c VALIDATE CONSTRAINT c_p;
