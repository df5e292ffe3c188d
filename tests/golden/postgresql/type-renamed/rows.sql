SELECT id, feels >= 'sad', born, lives::text, name FROM person;
