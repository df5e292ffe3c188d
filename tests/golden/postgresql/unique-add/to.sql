CREATE TABLE city (
    id integer PRIMARY KEY,
    name text NOT NULL,
    country text NOT NULL,
    code text,
    CONSTRAINT city_name_key UNIQUE (name, country) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT city_code_once UNIQUE NULLS NOT DISTINCT (code) INCLUDE (name)
);
