SELECT id, fullname, born FROM person ORDER BY id;
