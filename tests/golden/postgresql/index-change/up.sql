BEGIN;
ALTER INDEX public.log_at_idx RENAME TO log_at_idx_old;
ALTER INDEX public.log_level_idx RENAME TO log_level_idx_old;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE INDEX CONCURRENTLY log_at_idx ON public.log (at DESC);
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_at_idx_old;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE INDEX CONCURRENTLY log_level_idx ON public.log (level) WHERE level > 4;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_level_idx_old;
