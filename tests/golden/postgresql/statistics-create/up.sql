BEGIN;
-- Lock: SHARE UPDATE EXCLUSIVE on public.city, instant
CREATE STATISTICS public.city_zip_town (ndistinct, dependencies) ON zip, town FROM public.city;
ALTER STATISTICS public.city_zip_town SET STATISTICS 500;
COMMENT ON STATISTICS public.city_zip_town IS 'towns go with zips';
COMMIT;
