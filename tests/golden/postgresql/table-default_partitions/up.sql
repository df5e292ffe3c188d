BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p;

ALTER TABLE public.a DROP CONSTRAINT ex;

ALTER TABLE public.p REPLICA IDENTITY DEFAULT;

-- TU219: creating a partition locks p for a moment
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT PARTITION BY LIST (id);

CREATE TABLE public.p2a PARTITION OF public.p2 FOR VALUES IN (1, 2) WITH (fillfactor=50);

CREATE TABLE public.p2d PARTITION OF public.p2 DEFAULT;

-- TU208: adding an exclusion constraint builds its index while nobody can use a
ALTER TABLE public.a ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WITH (fillfactor='80');

ALTER TABLE public.comp ALTER COLUMN a SET STATISTICS 8,
    ALTER COLUMN b SET STORAGE main,
    ALTER COLUMN b SET COMPRESSION default;

-- TU210: adding a foreign key blocks writes on c and p while it reads the rows
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (id, at) REFERENCES public.p (id, at) ON DELETE CASCADE DEFERRABLE;
COMMIT;
