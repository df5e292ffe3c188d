CREATE FUNCTION longer(a text, b text) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE WHEN length(b) > length(coalesce(a, '')) THEN b ELSE a END $$;
CREATE AGGREGATE longest(text) (SFUNC = longer, STYPE = text);
CREATE TABLE word (id integer PRIMARY KEY, text text);
CREATE VIEW longest_word AS SELECT longest(text) AS text FROM word;
