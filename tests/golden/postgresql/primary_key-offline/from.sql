CREATE TABLE team (id integer, name text);
CREATE TABLE player (id integer PRIMARY KEY, team_id integer, shirt integer);
CREATE INDEX player_shirt_idx ON player (shirt);
INSERT INTO team VALUES (1, 'a'), (2, 'b');
INSERT INTO player VALUES (1, 1, 10), (2, 2, 11);
CREATE VIEW size AS SELECT team_id, count(*) AS players FROM player GROUP BY team_id;
