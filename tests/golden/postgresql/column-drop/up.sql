BEGIN;
DROP VIEW public.person_fax;

-- TU202: dropping an index waits for all users of person
DROP INDEX public.person_fax_idx;
-- TU103: values of person.fax are lost; values of person.shoe are lost
ALTER TABLE public.person DROP CONSTRAINT person_shoe_check,
    DROP COLUMN fax,
    DROP COLUMN shoe;
COMMIT;
