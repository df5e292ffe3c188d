SELECT id, net FROM item ORDER BY id;
