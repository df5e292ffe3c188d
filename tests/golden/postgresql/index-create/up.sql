BEGIN;
-- TU201: index build blocks writes on log
CREATE INDEX log_at_idx ON public.log (at DESC NULLS LAST, level) INCLUDE (text);
COMMENT ON INDEX public.log_at_idx IS 'newest first';
-- TU201: index build blocks writes on log
CREATE INDEX log_data_idx ON public.log USING gin (data jsonb_path_ops) WITH (fastupdate=off);
-- TU201: index build blocks writes on log
CREATE UNIQUE INDEX log_text_key ON public.log (text COLLATE "C" text_pattern_ops) NULLS NOT DISTINCT;
-- TU201: index build blocks writes on log
CREATE INDEX log_worst_idx ON public.log (lower(text), at) WHERE (level > 3) AND (text IS NOT NULL);
COMMIT;
