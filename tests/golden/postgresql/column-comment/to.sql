CREATE TABLE person (id integer PRIMARY KEY, a text, b text, c text);
COMMENT ON COLUMN person.a IS 'new';
COMMENT ON COLUMN person.c IS E'two\nlines; and a \\';
COMMENT ON TABLE person IS 'persons';
