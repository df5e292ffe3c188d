BEGIN;
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));

CREATE TABLE parent (id INTEGER PRIMARY KEY);

CREATE INDEX child_parent_idx ON child (parent_id);
COMMIT;
