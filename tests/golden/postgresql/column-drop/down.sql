BEGIN;
-- TU209: adding a check reads all rows under an exclusive lock on person
ALTER TABLE public.person ADD COLUMN fax text,
    ADD COLUMN shoe integer,
    ADD CONSTRAINT person_shoe_check CHECK (shoe > 0);
-- TU201: index build blocks writes on person
CREATE INDEX person_fax_idx ON public.person (fax);

CREATE VIEW public.person_fax AS
SELECT person.id,
    person.fax
   FROM public.person;
COMMIT;
