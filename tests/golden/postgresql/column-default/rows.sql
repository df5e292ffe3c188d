SELECT id, state, rank, made FROM task ORDER BY id;
