BEGIN;
ALTER TABLE public.booking DROP CONSTRAINT booking_once;
COMMIT;
