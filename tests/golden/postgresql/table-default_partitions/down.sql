BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.c, ACCESS EXCLUSIVE on public.p, ACCESS EXCLUSIVE on public.p1, ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p2a, ACCESS EXCLUSIVE on public.p2d, instant
ALTER TABLE public.c DROP CONSTRAINT c_p;

-- TU208: adding an exclusion constraint builds its index while nobody can use a
-- Lock: ACCESS EXCLUSIVE on public.a, index build
ALTER TABLE public.a DROP CONSTRAINT ex,
    ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WITH (fillfactor='70');

-- Lock: ACCESS EXCLUSIVE on public.comp, instant
ALTER TABLE public.comp ALTER COLUMN a SET STATISTICS 7,
    ALTER COLUMN b SET STORAGE external,
    ALTER COLUMN b SET COMPRESSION pglz;

-- TU116: all rows of p2a are lost
-- Lock: ACCESS EXCLUSIVE on public.p2a, ACCESS EXCLUSIVE on public.p2, instant
DROP TABLE public.p2a;

-- TU116: all rows of p2d are lost
-- Lock: ACCESS EXCLUSIVE on public.p2d, ACCESS EXCLUSIVE on public.p2, instant
DROP TABLE public.p2d;

-- TU116: all rows of p2 are lost
-- Lock: ACCESS EXCLUSIVE on public.p2, ACCESS EXCLUSIVE on public.p, instant
DROP TABLE public.p2;

-- Lock: ACCESS EXCLUSIVE on public.p, instant
ALTER TABLE public.p REPLICA IDENTITY FULL;

-- Lock: SHARE ROW EXCLUSIVE on public.c, SHARE ROW EXCLUSIVE on public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (id, at) REFERENCES public.p (id, at) NOT VALID;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.c, ROW SHARE on public.p, scan
ALTER TABLE public.c VALIDATE CONSTRAINT c_p;
