BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person ADD COLUMN fax text,
    ADD COLUMN shoe integer,
    ADD CONSTRAINT person_shoe_check CHECK (shoe > 0) NOT VALID;

CREATE VIEW public.person_fax AS
SELECT person.id,
    person.fax
   FROM public.person;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.person, scan
ALTER TABLE public.person VALIDATE CONSTRAINT person_shoe_check;
-- Lock: SHARE UPDATE EXCLUSIVE on public.person, index build
CREATE INDEX CONCURRENTLY person_fax_idx ON public.person (fax);
