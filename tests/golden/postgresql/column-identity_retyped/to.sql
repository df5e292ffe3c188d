CREATE TABLE ticket (
    id integer PRIMARY KEY,
    number text DEFAULT 'none' NOT NULL,
    twice integer
);
