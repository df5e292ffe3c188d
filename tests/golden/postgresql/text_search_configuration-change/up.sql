BEGIN;
CREATE TEXT SEARCH DICTIONARY public.stem (
    TEMPLATE = pg_catalog.snowball,
    language = 'english'
);

ALTER TEXT SEARCH CONFIGURATION public.words DROP MAPPING FOR email;
ALTER TEXT SEARCH CONFIGURATION public.words ALTER MAPPING FOR asciiword WITH public.stem, simple;
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR url WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION public.words IS 'what is looked for';

DROP TEXT SEARCH CONFIGURATION public.gone;
COMMIT;
