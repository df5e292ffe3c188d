SELECT id, number::text, twice::text FROM ticket ORDER BY id;
