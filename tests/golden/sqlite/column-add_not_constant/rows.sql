SELECT id, what FROM event ORDER BY id;
