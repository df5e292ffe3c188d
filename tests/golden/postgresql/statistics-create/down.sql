BEGIN;
DROP STATISTICS public.city_zip_town;
COMMIT;
