CREATE TABLE team (id integer PRIMARY KEY, name text);
CREATE TABLE player (id integer PRIMARY KEY, team_id integer);
INSERT INTO team VALUES (1, 'red');
INSERT INTO player VALUES (1, 1), (2, NULL);
