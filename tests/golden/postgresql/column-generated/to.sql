CREATE TABLE line (
    id integer PRIMARY KEY,
    price numeric NOT NULL,
    count integer NOT NULL,
    twice integer,
    total numeric GENERATED ALWAYS AS (price * count) STORED
);
