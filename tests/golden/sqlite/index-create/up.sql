BEGIN;
CREATE INDEX log_at_idx ON log (at DESC, level);
CREATE UNIQUE INDEX log_text_key ON log (text COLLATE NOCASE);
CREATE INDEX log_worst_idx ON log (lower(text), at) WHERE level > 3 AND text IS NOT NULL;
COMMIT;
