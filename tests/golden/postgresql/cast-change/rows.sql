SELECT id, mood::text FROM person
