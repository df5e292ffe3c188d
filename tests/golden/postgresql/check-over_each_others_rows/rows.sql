SELECT * FROM ship;
