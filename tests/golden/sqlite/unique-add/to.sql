CREATE TABLE city (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    code TEXT,
    CONSTRAINT city_name_key UNIQUE (name, country)
);
