CREATE TABLE log (id integer PRIMARY KEY, at timestamptz NOT NULL, level integer, text text, data jsonb);
CREATE INDEX log_at_idx ON log (at DESC NULLS LAST, level) INCLUDE (text);
CREATE UNIQUE INDEX log_text_key ON log (text COLLATE "C" text_pattern_ops) NULLS NOT DISTINCT;
CREATE INDEX log_worst_idx ON log (lower(text), at) WHERE level > 3 AND text IS NOT NULL;
CREATE INDEX log_data_idx ON log USING gin (data jsonb_path_ops) WITH (fastupdate = off);
COMMENT ON INDEX log_at_idx IS 'newest first';
