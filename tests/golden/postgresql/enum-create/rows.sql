SELECT id FROM task;
