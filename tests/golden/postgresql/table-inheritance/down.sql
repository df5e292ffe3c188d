BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU505: b.x from bigint to integer: values that do not fit the new type make it fail
-- Lock: ACCESS EXCLUSIVE on public.b, ACCESS EXCLUSIVE on public.k, ACCESS EXCLUSIVE on public.k2, rewrite
ALTER TABLE public.b DROP CONSTRAINT ck,
    DROP CONSTRAINT cn,
    ALTER COLUMN x TYPE integer,
    ALTER COLUMN x DROP NOT NULL;

-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE ONLY public.b ALTER COLUMN y SET DEFAULT 'a'::text;

-- Lock: ACCESS EXCLUSIVE on public.k, instant
ALTER TABLE public.k ALTER COLUMN y SET DEFAULT 'a'::text;

-- Lock: SHARE UPDATE EXCLUSIVE on public.k2, instant
ALTER TABLE public.k2 ALTER COLUMN x SET STATISTICS -1;

-- TU103: values of b.w are lost
-- Lock: ACCESS EXCLUSIVE on public.b, instant
ALTER TABLE public.b DROP COLUMN w;
COMMIT;
