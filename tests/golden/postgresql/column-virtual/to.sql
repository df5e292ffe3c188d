CREATE TABLE item (id integer PRIMARY KEY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) VIRTUAL,
    twice numeric GENERATED ALWAYS AS (net + net) VIRTUAL, half numeric GENERATED ALWAYS AS (net / 2) STORED,
    third numeric GENERATED ALWAYS AS (net / 4) STORED, plain numeric GENERATED ALWAYS AS (net) VIRTUAL,
    kept numeric, added text GENERATED ALWAYS AS ('no ' || id) VIRTUAL NOT NULL);
CREATE VIEW doubled AS SELECT id, twice FROM item;
