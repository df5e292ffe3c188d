CREATE TEXT SEARCH DICTIONARY stem (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english);
COMMENT ON TEXT SEARCH DICTIONARY stem IS 'the roots of words';
CREATE TEXT SEARCH DICTIONARY "Plain" (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword WITH stem, simple;
CREATE TABLE note (id integer PRIMARY KEY, body text);
CREATE INDEX note_words ON note USING gin (to_tsvector('words', body));
