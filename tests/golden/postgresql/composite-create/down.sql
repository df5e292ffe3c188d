BEGIN;
-- TU103: values of place.at are lost
ALTER TABLE public.place DROP COLUMN at;

DROP TYPE public.address;
COMMIT;
