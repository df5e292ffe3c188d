SELECT id, price, count, twice FROM line ORDER BY id;
