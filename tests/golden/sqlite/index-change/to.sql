CREATE TABLE log (id INTEGER PRIMARY KEY, at TEXT NOT NULL, level INTEGER);
CREATE INDEX log_at_idx ON log (at DESC);
CREATE INDEX log_level_idx ON log (level) WHERE level > 4;
