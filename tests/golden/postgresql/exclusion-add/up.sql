BEGIN;
SET LOCAL lock_timeout = '5s';
-- TU208: adding an exclusion constraint builds its index while nobody can use booking
-- Lock: ACCESS EXCLUSIVE on public.booking, index build
ALTER TABLE public.booking ADD CONSTRAINT booking_once EXCLUDE USING gist (room WITH =, stay WITH &&) WHERE ((NOT gone));
COMMIT;
