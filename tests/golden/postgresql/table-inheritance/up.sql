BEGIN;
-- TU301: b.x from integer to bigint: the table is written anew under an exclusive lock
ALTER TABLE public.b ADD COLUMN w integer,
    ALTER COLUMN x TYPE bigint;
-- TU212: set not null reads all of b under an exclusive lock
ALTER TABLE public.b ALTER COLUMN x SET NOT NULL;
ALTER TABLE ONLY public.b ALTER COLUMN y SET DEFAULT 'b'::text;
-- TU209: adding a check reads all rows under an exclusive lock on b
ALTER TABLE public.b ADD CONSTRAINT ck CHECK (x > 0),
    ADD CONSTRAINT cn CHECK (x > 1) NO INHERIT;

ALTER TABLE public.k ALTER COLUMN y SET DEFAULT 'kk'::text;

ALTER TABLE public.k2 ALTER COLUMN x SET STATISTICS 5;
COMMIT;
