BEGIN;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_at_idx;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_data_idx;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_text_key;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_worst_idx;
COMMIT;
