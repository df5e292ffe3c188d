SELECT id, price, name FROM product ORDER BY id;
