CREATE TABLE account (id integer PRIMARY KEY, owner text, note text NOT NULL);
INSERT INTO account VALUES (1, 'Ada', 'n'), (2, 'Grace', '');
