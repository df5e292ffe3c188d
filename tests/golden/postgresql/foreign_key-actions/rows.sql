SELECT id, team_id FROM player;
