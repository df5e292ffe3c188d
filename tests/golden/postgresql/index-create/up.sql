-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE INDEX CONCURRENTLY log_at_idx ON public.log (at DESC NULLS LAST, level) INCLUDE (text);
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, instant
COMMENT ON INDEX public.log_at_idx IS 'newest first';
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE INDEX CONCURRENTLY log_data_idx ON public.log USING gin (data jsonb_path_ops) WITH (fastupdate=off);
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE UNIQUE INDEX CONCURRENTLY log_text_key ON public.log (text COLLATE "C" text_pattern_ops) NULLS NOT DISTINCT;
-- Lock: SHARE UPDATE EXCLUSIVE on public.log, index build
CREATE INDEX CONCURRENTLY log_worst_idx ON public.log (lower(text), at) WHERE (level > 3) AND (text IS NOT NULL);
