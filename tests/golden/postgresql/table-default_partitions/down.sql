BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p;

-- TU208: adding an exclusion constraint builds its index while nobody can use a
ALTER TABLE public.a DROP CONSTRAINT ex,
    ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WITH (fillfactor='70');

ALTER TABLE public.comp ALTER COLUMN a SET STATISTICS 7,
    ALTER COLUMN b SET STORAGE external,
    ALTER COLUMN b SET COMPRESSION pglz;

-- TU116: all rows of p2a are lost
DROP TABLE public.p2a;

-- TU116: all rows of p2d are lost
DROP TABLE public.p2d;

-- TU116: all rows of p2 are lost
DROP TABLE public.p2;

ALTER TABLE public.p REPLICA IDENTITY FULL;

-- TU210: adding a foreign key blocks writes on c and p while it reads the rows
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (id, at) REFERENCES public.p (id, at);
COMMIT;
