CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE INDEX word_text_idx ON word (text);
INSERT INTO word VALUES (1, 'b'), (2, 'A');
