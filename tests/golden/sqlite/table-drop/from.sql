CREATE TABLE kept (id INTEGER PRIMARY KEY, note TEXT);
CREATE TABLE parent (id INTEGER PRIMARY KEY);
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
CREATE INDEX child_parent_idx ON child (parent_id);
INSERT INTO kept VALUES (1, 'one'), (2, NULL);
INSERT INTO parent VALUES (1);
INSERT INTO child VALUES (1, 1);
