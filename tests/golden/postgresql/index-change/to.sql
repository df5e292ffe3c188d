CREATE TABLE log (id integer PRIMARY KEY, at timestamptz NOT NULL, level integer);
CREATE INDEX log_at_idx ON log (at DESC);
CREATE INDEX log_level_idx ON log (level) WHERE level > 4;
