SELECT id, note FROM kept ORDER BY id;
