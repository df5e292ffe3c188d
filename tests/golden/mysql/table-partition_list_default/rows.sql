SELECT * FROM sale WHERE region = 3 ORDER BY id;
SELECT * FROM sale ORDER BY id;
