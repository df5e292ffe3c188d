BEGIN;
-- TU210: adding a foreign key blocks writes on c and p while it reads the rows
ALTER TABLE public.c DROP CONSTRAINT fk2,
    ALTER CONSTRAINT fk NOT DEFERRABLE,
    ADD CONSTRAINT fk2 FOREIGN KEY (a, b) REFERENCES public.p (a, b) ON UPDATE CASCADE ON DELETE SET DEFAULT (b);
COMMIT;
