BEGIN;
SET LOCAL lock_timeout = '5s';
DROP VIEW public.person_fax;

-- Lock: ACCESS EXCLUSIVE on public.person, instant
DROP INDEX public.person_fax_idx;
-- TU103: values of person.fax are lost; values of person.shoe are lost
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person DROP CONSTRAINT person_shoe_check,
    DROP COLUMN fax,
    DROP COLUMN shoe;
COMMIT;
