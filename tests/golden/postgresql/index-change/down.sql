BEGIN;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_at_idx;
-- TU202: dropping an index waits for all users of log
DROP INDEX public.log_level_idx;

-- TU201: index build blocks writes on log
CREATE INDEX log_at_idx ON public.log (at);
-- TU201: index build blocks writes on log
CREATE INDEX log_level_idx ON public.log (level) WHERE level > 3;
COMMIT;
