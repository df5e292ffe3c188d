SELECT id, state FROM task ORDER BY id;
