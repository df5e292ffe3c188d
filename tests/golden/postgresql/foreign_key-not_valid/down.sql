BEGIN;
ALTER TABLE public.b DROP CONSTRAINT f;

-- TU205: adding a unique constraint builds its index while nobody can use a
ALTER TABLE public.a DROP CONSTRAINT u,
    DROP CONSTRAINT c,
    ADD CONSTRAINT u UNIQUE (n),
    ADD CONSTRAINT c CHECK (n > 0) NOT VALID;

COMMENT ON CONSTRAINT c ON public.a IS 'c';

ALTER TABLE public.b ADD CONSTRAINT f FOREIGN KEY (aid) REFERENCES public.a (id) NOT VALID;

-- TU102: all rows of new are lost
DROP TABLE public.new;
COMMIT;
