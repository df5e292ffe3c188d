PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TEMP TABLE trueup_guard (
    what TEXT PRIMARY KEY,
    allowed INTEGER NOT NULL,
    found INTEGER NOT NULL,
    CONSTRAINT "rows were lost or a foreign key broke" CHECK (found <= allowed)
);
INSERT INTO temp.trueup_guard SELECT 'foreign_keys is off', 0, foreign_keys FROM pragma_foreign_keys;

INSERT INTO temp.trueup_guard SELECT 'foreign keys of player', 0, 0;
-- TU249: rebuild of player copies every row; the database is locked for writes meanwhile
CREATE TABLE player__trueup_new (
    id INTEGER PRIMARY KEY,
    team_id INTEGER,
    CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES team (id)
        ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO player__trueup_new (id, team_id)
SELECT id, team_id
FROM player;

INSERT INTO temp.trueup_guard SELECT 'rows of player', (SELECT count(*) FROM player__trueup_new), (SELECT count(*) FROM player);
DROP TABLE player;

PRAGMA legacy_alter_table = ON;
ALTER TABLE player__trueup_new RENAME TO player;
PRAGMA legacy_alter_table = OFF;
UPDATE temp.trueup_guard SET found = (SELECT count(*) FROM pragma_foreign_key_check('player')) WHERE what = 'foreign keys of player';

DROP TABLE temp.trueup_guard;
COMMIT;
PRAGMA foreign_keys = ON;
