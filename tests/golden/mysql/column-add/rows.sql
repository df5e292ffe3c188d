SELECT id, name, price FROM item ORDER BY id;
