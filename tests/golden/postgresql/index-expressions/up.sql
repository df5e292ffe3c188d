-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call ON public.entries (lower(title));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_collated ON public.entries (lower(title) COLLATE "C", number);
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_down ON public.entries (number DESC, lower(title) DESC NULLS LAST) INCLUDE (at);
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_of_collation ON public.entries (lower(code));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_with_case ON public.entries (abs(
CASE
    WHEN (number > 0) THEN number
    ELSE 1
END));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_with_class ON public.entries (upper(title) text_pattern_ops);
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY call_with_words ON public.entries (lower((':args {CASE '::text || title)), md5(code));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY calls ON public.entries (lower(title), lower(code));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY cast_of_column ON public.entries (((number)::bigint));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY choice ON public.entries (COALESCE(title, code));
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY operator ON public.entries (((detail ->> 'name'::text)), number);
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY part ON public.entries (btrim(title) NULLS FIRST) WHERE (number > 0) AND (title IS NOT NULL);
-- Lock: SHARE UPDATE EXCLUSIVE on public.entries, index build
CREATE INDEX CONCURRENTLY syntax ON public.entries (date_part('day'::text, (at AT TIME ZONE 'UTC'::text)), EXTRACT(year FROM (at AT TIME ZONE 'UTC'::text)));
