SELECT id, price, count FROM line ORDER BY id;
