SELECT * FROM room ORDER BY during;
