SELECT id, value FROM reading ORDER BY id;
