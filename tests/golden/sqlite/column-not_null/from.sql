CREATE TABLE account (id INTEGER PRIMARY KEY, owner TEXT, note TEXT NOT NULL);
INSERT INTO account VALUES (1, 'Ada', 'n'), (2, 'Grace', '');
