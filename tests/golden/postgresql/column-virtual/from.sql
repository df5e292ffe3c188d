CREATE TABLE item (id integer PRIMARY KEY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) STORED,
    twice numeric GENERATED ALWAYS AS (net * 2) VIRTUAL, half numeric GENERATED ALWAYS AS (net / 2) VIRTUAL,
    third numeric GENERATED ALWAYS AS (net / 3) STORED, plain numeric, kept numeric GENERATED ALWAYS AS (net) VIRTUAL);
CREATE VIEW doubled AS SELECT id, twice FROM item;
INSERT INTO item (id, net) VALUES (1, 10), (2, NULL);
