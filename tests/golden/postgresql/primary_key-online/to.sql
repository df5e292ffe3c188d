CREATE TABLE team (id integer PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE player (
    id integer PRIMARY KEY,
    team_id integer NOT NULL REFERENCES team (id),
    shirt integer CHECK (shirt > 0)
);
CREATE INDEX player_shirt_idx ON player (shirt DESC);
CREATE INDEX player_team_idx ON player (team_id);
CREATE VIEW size AS
SELECT team.id, team.name, count(*) AS players
FROM team JOIN player ON player.team_id = team.id GROUP BY team.id;
