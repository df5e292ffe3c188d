BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE COLLATION public.old (locale = 'POSIX');

COMMENT ON COLLATION public.plain IS NULL;

-- TU103: values of person.nick are lost
-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person ALTER COLUMN name TYPE text COLLATE public.plain,
    DROP COLUMN nick;

DROP COLLATION public."any case";

DROP COLLATION public.mixed;
COMMIT;
