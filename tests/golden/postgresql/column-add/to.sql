CREATE TABLE person (
    id integer PRIMARY KEY,
    name text NOT NULL,
    phone varchar(40),
    active boolean NOT NULL DEFAULT true,
    made timestamptz NOT NULL DEFAULT now()
);
