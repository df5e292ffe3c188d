-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_at_idx;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_data_idx;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_text_key;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
DROP INDEX CONCURRENTLY public.log_worst_idx;
