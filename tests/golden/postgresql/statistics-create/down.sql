BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.city, instant
DROP STATISTICS public.city_zip_town;
COMMIT;
