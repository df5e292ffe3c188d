BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of person.phone are lost; values of person.active are lost; values of person.made are lost
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person DROP COLUMN phone,
    DROP COLUMN active,
    DROP COLUMN made;
COMMIT;
