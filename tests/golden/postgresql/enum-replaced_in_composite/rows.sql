SELECT id, notes::text, last::text, trim(mood::text, '{}'), trim(moods::text, '{}'), written::text FROM person;
