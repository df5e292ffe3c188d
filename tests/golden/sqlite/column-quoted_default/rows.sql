SELECT id, active, kind, same FROM task ORDER BY id;
