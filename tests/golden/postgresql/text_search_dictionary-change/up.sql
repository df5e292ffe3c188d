BEGIN;
-- TU202: dropping an index waits for all users of note
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

-- TU201: index build blocks writes on note
CREATE INDEX note_words ON public.note USING gin (to_tsvector('public.words'::regconfig, body));
COMMIT;
