SELECT id, taken, amount FROM measure ORDER BY id;
