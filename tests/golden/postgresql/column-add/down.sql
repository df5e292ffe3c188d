BEGIN;
-- TU103: values of person.phone are lost; values of person.active are lost; values of person.made are lost
ALTER TABLE public.person DROP COLUMN phone,
    DROP COLUMN active,
    DROP COLUMN made;
COMMIT;
