SELECT id, name FROM item ORDER BY id;
SELECT id, what FROM audit ORDER BY id;
