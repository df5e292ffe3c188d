BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU301: b.x from integer to bigint: the table is written anew under an exclusive lock
-- Lock: ACCESS EXCLUSIVE on public.b, ACCESS EXCLUSIVE on public.k, ACCESS EXCLUSIVE on public.k2, rewrite
ALTER TABLE public.b ADD COLUMN w integer,
    ALTER COLUMN x TYPE bigint,
    ADD CONSTRAINT b_x_proof CHECK (x IS NOT NULL) NOT VALID;
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE ONLY public.b ALTER COLUMN y SET DEFAULT 'b'::text;
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b ADD CONSTRAINT ck CHECK (x > 0) NOT VALID,
    ADD CONSTRAINT cn CHECK (x > 1) NO INHERIT NOT VALID;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k ALTER COLUMN y SET DEFAULT 'kk'::text;

-- Lock: SHARE UPDATE EXCLUSIVE on public.k2, instant
ALTER TABLE public.k2 ALTER COLUMN x SET STATISTICS 5;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.b, scan
ALTER TABLE public.b VALIDATE CONSTRAINT b_x_proof;
-- Lock: SHARE UPDATE EXCLUSIVE on public.b, scan
ALTER TABLE public.b VALIDATE CONSTRAINT ck;
-- Lock: SHARE UPDATE EXCLUSIVE on public.b, scan
ALTER TABLE public.b VALIDATE CONSTRAINT cn;

BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.b, ACCESS EXCLUSIVE on public.k, ACCESS EXCLUSIVE on public.k2, instant
ALTER TABLE public.b ALTER COLUMN x SET NOT NULL;
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b DROP CONSTRAINT b_x_proof;
COMMIT;
