CREATE TABLE team (id integer PRIMARY KEY);
CREATE TABLE player (id integer PRIMARY KEY, team_id integer REFERENCES team (id) ON DELETE CASCADE);
INSERT INTO team VALUES (1);
INSERT INTO player VALUES (1, 1);
