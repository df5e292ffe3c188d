BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE COLLATION public."any case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

CREATE COLLATION public.mixed (lc_collate = 'C', lc_ctype = 'POSIX');

COMMENT ON COLLATION public.plain IS 'by bytes';

-- Lock: ACCESS EXCLUSIVE on public.person, instant
ALTER TABLE public.person ALTER COLUMN name TYPE text COLLATE public."any case",
    ADD COLUMN nick text COLLATE public.mixed;

DROP COLLATION public.old;
COMMIT;
