BEGIN;
-- TU201: index build blocks writes on entries
CREATE INDEX call ON public.entries (lower(title));
-- TU201: index build blocks writes on entries
CREATE INDEX call_collated ON public.entries (lower(title) COLLATE "C", number);
-- TU201: index build blocks writes on entries
CREATE INDEX call_down ON public.entries (number DESC, lower(title) DESC NULLS LAST) INCLUDE (at);
-- TU201: index build blocks writes on entries
CREATE INDEX call_of_collation ON public.entries (lower(code));
-- TU201: index build blocks writes on entries
CREATE INDEX call_with_case ON public.entries (abs(
CASE
    WHEN (number > 0) THEN number
    ELSE 1
END));
-- TU201: index build blocks writes on entries
CREATE INDEX call_with_class ON public.entries (upper(title) text_pattern_ops);
-- TU201: index build blocks writes on entries
CREATE INDEX call_with_words ON public.entries (lower((':args {CASE '::text || title)), md5(code));
-- TU201: index build blocks writes on entries
CREATE INDEX calls ON public.entries (lower(title), lower(code));
-- TU201: index build blocks writes on entries
CREATE INDEX cast_of_column ON public.entries (((number)::bigint));
-- TU201: index build blocks writes on entries
CREATE INDEX choice ON public.entries (COALESCE(title, code));
-- TU201: index build blocks writes on entries
CREATE INDEX operator ON public.entries (((detail ->> 'name'::text)), number);
-- TU201: index build blocks writes on entries
CREATE INDEX part ON public.entries (btrim(title) NULLS FIRST) WHERE (number > 0) AND (title IS NOT NULL);
-- TU201: index build blocks writes on entries
CREATE INDEX syntax ON public.entries (date_part('day'::text, (at AT TIME ZONE 'UTC'::text)), EXTRACT(year FROM (at AT TIME ZONE 'UTC'::text)));
COMMIT;
