BEGIN;
SET LOCAL lock_timeout = '5s';
-- Lock: ACCESS EXCLUSIVE on public.note, instant
DROP INDEX public.note_words;

CREATE TEXT SEARCH DICTIONARY public."Plain" (
    TEMPLATE = pg_catalog.simple
);

DROP TEXT SEARCH CONFIGURATION public.words;

DROP TEXT SEARCH DICTIONARY public.stem;

CREATE TEXT SEARCH DICTIONARY public.stem (
    TEMPLATE = pg_catalog.snowball,
    language = 'english', stopwords = 'english'
);
COMMENT ON TEXT SEARCH DICTIONARY public.stem IS 'the roots of words';

CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH public.stem, simple;
COMMIT;

-- Lock: SHARE UPDATE EXCLUSIVE on public.note, index build
CREATE INDEX CONCURRENTLY note_words ON public.note USING gin (to_tsvector('public.words'::regconfig, body));
