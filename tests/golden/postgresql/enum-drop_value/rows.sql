SELECT id, mood, moods FROM person ORDER BY id;
