BEGIN;
-- TU103: values of place.code are lost
ALTER TABLE public.place DROP COLUMN code;

DROP DOMAIN public.postcode;
COMMIT;
