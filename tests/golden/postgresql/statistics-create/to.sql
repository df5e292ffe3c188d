CREATE TABLE city (zip text, town text, state text);
CREATE STATISTICS city_zip_town (dependencies, ndistinct) ON zip, town FROM city;
ALTER STATISTICS city_zip_town SET STATISTICS 500;
COMMENT ON STATISTICS city_zip_town IS 'towns go with zips';
