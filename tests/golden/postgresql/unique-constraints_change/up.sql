BEGIN;
-- TU205: adding a unique constraint builds its index while nobody can use c
ALTER TABLE public.c DROP CONSTRAINT fk2,
    DROP CONSTRAINT u1,
    DROP CONSTRAINT u2,
    DROP CONSTRAINT u3,
    DROP CONSTRAINT ck,
    DROP CONSTRAINT ck2,
    DROP CONSTRAINT ex,
    ADD CONSTRAINT u1 UNIQUE (a) DEFERRABLE,
    ADD CONSTRAINT u2 UNIQUE (b),
    ADD CONSTRAINT u3 UNIQUE (n) INCLUDE (b);

-- TU209: adding a check reads all rows under an exclusive lock on c
ALTER TABLE public.c ADD CONSTRAINT ck CHECK (a > 0) NO INHERIT,
    ADD CONSTRAINT ck2 CHECK (b > 0),
    VALIDATE CONSTRAINT ck3;
-- TU208: adding an exclusion constraint builds its index while nobody can use c
ALTER TABLE public.c ADD CONSTRAINT ex EXCLUDE USING gist (r WITH &&) WHERE ((a > 1)) DEFERRABLE INITIALLY DEFERRED,
    ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED;
-- TU210: adding a foreign key blocks writes on c and p while it reads the rows
ALTER TABLE public.c ADD CONSTRAINT fk2 FOREIGN KEY (a, b) REFERENCES public.p (a, b) MATCH FULL ON DELETE SET NULL;
COMMIT;
