CREATE TABLE item (id integer PRIMARY KEY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.2) STORED CHECK (gross > 0),
    size text GENERATED ALWAYS AS (id::text) STORED);
CREATE INDEX item_gross_idx ON item (gross);
CREATE VIEW dear AS SELECT id FROM item WHERE gross > 100;
INSERT INTO item (id, net) VALUES (1, 10), (2, 100);
