CREATE TABLE note (id integer PRIMARY KEY);
CREATE TABLE hen (id integer PRIMARY KEY, egg_id integer);
CREATE TABLE egg (id integer PRIMARY KEY, hen_id integer REFERENCES hen (id));
ALTER TABLE hen ADD CONSTRAINT hen_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES egg (id);
CREATE TABLE tree (id integer PRIMARY KEY, parent_id integer REFERENCES tree (id));
