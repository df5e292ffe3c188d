SELECT id, price FROM item ORDER BY id;
