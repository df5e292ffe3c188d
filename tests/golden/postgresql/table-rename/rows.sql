SELECT id, client_id FROM invoice ORDER BY id;
SELECT name FROM client_name ORDER BY name;
