SELECT id, city FROM trip;
