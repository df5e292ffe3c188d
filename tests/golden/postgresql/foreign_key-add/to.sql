CREATE TABLE team (id integer PRIMARY KEY, name text);
CREATE TABLE player (
    id integer PRIMARY KEY,
    team_id integer,
    CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES team (id)
        ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
