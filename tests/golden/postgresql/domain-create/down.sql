BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of place.code are lost
-- Lock: ACCESS EXCLUSIVE on public.place, instant
ALTER TABLE public.place DROP COLUMN code;

DROP DOMAIN public.postcode;
COMMIT;
