CREATE TABLE setting (name TEXT NOT NULL PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE INDEX setting_value_idx ON setting (value);
