BEGIN;
DROP INDEX log_at_idx;
DROP INDEX log_text_key;
DROP INDEX log_worst_idx;
COMMIT;
