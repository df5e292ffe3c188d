BEGIN;
-- TU202: dropping an index waits for all users of note
DROP INDEX public.note_words;

DROP TEXT SEARCH CONFIGURATION public.words;

DROP TEXT SEARCH DICTIONARY public."Plain";

DROP TEXT SEARCH DICTIONARY public.stem;

CREATE TEXT SEARCH DICTIONARY public.stem (
    TEMPLATE = pg_catalog.snowball,
    language = 'english'
);

CREATE TEXT SEARCH CONFIGURATION public.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR asciiword WITH public.stem, simple;

-- TU201: index build blocks writes on note
CREATE INDEX note_words ON public.note USING gin (to_tsvector('public.words'::regconfig, body));
COMMIT;
