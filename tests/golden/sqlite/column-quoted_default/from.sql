CREATE TABLE task (id INTEGER PRIMARY KEY, active TEXT DEFAULT "active", kind TEXT DEFAULT plain, same TEXT DEFAULT "x");
INSERT INTO task VALUES (1, 'active', 'k', 's');
