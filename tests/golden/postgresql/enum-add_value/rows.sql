SELECT id, mood FROM person ORDER BY id;
