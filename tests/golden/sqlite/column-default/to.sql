CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    state TEXT DEFAULT 'it''s new',
    rank INTEGER,
    made TEXT DEFAULT (datetime('now', '+1 day'))
);
