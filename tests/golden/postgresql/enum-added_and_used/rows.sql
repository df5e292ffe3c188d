SELECT id, s::text FROM job ORDER BY 1;
