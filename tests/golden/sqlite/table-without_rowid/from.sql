CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT);
CREATE INDEX setting_value_idx ON setting (value);
INSERT INTO setting VALUES ('colour', 'blue'), ('size', NULL);
