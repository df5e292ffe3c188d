SELECT 'counter', seq FROM sqlite_sequence WHERE name = 'ticket';
SELECT id, title FROM ticket ORDER BY id;
