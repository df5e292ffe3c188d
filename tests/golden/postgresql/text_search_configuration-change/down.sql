BEGIN;
CREATE TEXT SEARCH CONFIGURATION public.gone (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION public.gone ADD MAPPING FOR asciiword, word, numword, email, url, host, sfloat, version, hword_numpart, hword_part, hword_asciipart, numhword, asciihword, hword, url_path, file, "float", "int", uint WITH simple;

ALTER TEXT SEARCH CONFIGURATION public.words DROP MAPPING FOR url;
ALTER TEXT SEARCH CONFIGURATION public.words ALTER MAPPING FOR asciiword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.words ADD MAPPING FOR email WITH simple;
COMMENT ON TEXT SEARCH CONFIGURATION public.words IS NULL;

DROP TEXT SEARCH DICTIONARY public.stem;
COMMIT;
