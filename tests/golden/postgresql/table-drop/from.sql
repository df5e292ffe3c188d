CREATE TABLE kept (id integer PRIMARY KEY);
CREATE TABLE gone (id serial PRIMARY KEY, kept_id integer REFERENCES kept (id), note text CHECK (note <> ''));
CREATE INDEX gone_note_idx ON gone (lower(note));
COMMENT ON TABLE gone IS 'not for long';
INSERT INTO kept VALUES (1);
INSERT INTO gone (kept_id) VALUES (1);
