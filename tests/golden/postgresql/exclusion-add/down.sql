BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.booking, instant
ALTER TABLE public.booking DROP CONSTRAINT booking_once;
COMMIT;
