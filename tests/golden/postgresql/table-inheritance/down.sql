BEGIN;
-- TU505: b.x from bigint to integer: values that do not fit the new type make it fail
ALTER TABLE public.b DROP CONSTRAINT ck,
    DROP CONSTRAINT cn,
    ALTER COLUMN x TYPE integer,
    ALTER COLUMN x DROP NOT NULL;

ALTER TABLE ONLY public.b ALTER COLUMN y SET DEFAULT 'a'::text;

ALTER TABLE public.k ALTER COLUMN y SET DEFAULT 'a'::text;

ALTER TABLE public.k2 ALTER COLUMN x SET STATISTICS -1;

-- TU103: values of b.w are lost
ALTER TABLE public.b DROP COLUMN w;
COMMIT;
