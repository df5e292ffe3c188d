-- the old versions go on the way back, before 11.7
SELECT id, a FROM v ORDER BY id;
