SELECT id, thing_id FROM kept ORDER BY id;
