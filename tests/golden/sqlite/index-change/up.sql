BEGIN;
DROP INDEX log_at_idx;
DROP INDEX log_level_idx;

CREATE INDEX log_at_idx ON log (at DESC);
CREATE INDEX log_level_idx ON log (level) WHERE level > 4;
COMMIT;
