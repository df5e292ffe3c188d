SELECT id, team_id FROM player ORDER BY id;
