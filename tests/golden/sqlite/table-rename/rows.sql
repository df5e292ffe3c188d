SELECT id, client_id FROM invoice ORDER BY id;
