SELECT id, name FROM owner ORDER BY id;
SELECT id, owner_id FROM pet ORDER BY id;
