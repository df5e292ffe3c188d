SELECT id, spot::text FROM part ORDER BY 1;
