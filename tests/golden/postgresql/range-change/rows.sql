SELECT id, at::text, all_of::text FROM job ORDER BY id
