BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU103: values of place.at are lost
-- Lock: ACCESS EXCLUSIVE on public.place, instant
ALTER TABLE public.place DROP COLUMN at;

DROP TYPE public.address;
COMMIT;
