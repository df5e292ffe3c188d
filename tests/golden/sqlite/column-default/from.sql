CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    state TEXT DEFAULT 'new',
    rank INTEGER DEFAULT 3,
    made TEXT
);
INSERT INTO task VALUES (1, 'done', 1, NULL);
