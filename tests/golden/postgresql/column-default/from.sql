CREATE TABLE task (id integer PRIMARY KEY, state text DEFAULT 'new', rank integer DEFAULT 3, made timestamptz);
INSERT INTO task VALUES (1, 'done', 1, NULL);
