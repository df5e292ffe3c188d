CREATE TABLE entries (
    number integer,
    title text,
    code text COLLATE "C",
    at timestamptz,
    detail jsonb
);
CREATE INDEX call ON entries (lower(title));
CREATE INDEX call_down ON entries (number DESC, lower(title) DESC NULLS LAST) INCLUDE (at);
CREATE INDEX call_of_collation ON entries (lower(code));
CREATE INDEX call_collated ON entries (lower(title) COLLATE "C", number);
CREATE INDEX call_with_class ON entries (upper(title) text_pattern_ops);
CREATE INDEX call_with_case ON entries (abs(CASE WHEN number > 0 THEN number ELSE 1 END));
CREATE INDEX call_with_words ON entries (lower(':args {CASE ' || title), md5(code));
CREATE INDEX calls ON entries (lower(title), lower(code));
CREATE INDEX cast_of_column ON entries ((number::bigint));
CREATE INDEX choice ON entries (coalesce(title, code));
CREATE INDEX operator ON entries ((detail ->> 'name'), number);
CREATE INDEX part ON entries (btrim(title) NULLS FIRST) WHERE number > 0 AND title IS NOT NULL;
CREATE INDEX syntax ON entries (date_part('day', at AT TIME ZONE 'UTC'), extract(year FROM at AT TIME ZONE 'UTC'));
