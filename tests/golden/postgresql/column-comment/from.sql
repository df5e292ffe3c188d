CREATE TABLE person (id integer PRIMARY KEY, a text, b text, c text);
COMMENT ON COLUMN person.a IS 'old';
COMMENT ON COLUMN person.b IS 'to go';
COMMENT ON TABLE person IS 'people';
