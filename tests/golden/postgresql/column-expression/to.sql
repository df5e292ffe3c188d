CREATE TABLE item (id integer PRIMARY KEY, net numeric, gross numeric GENERATED ALWAYS AS (net * 1.3) STORED CHECK (gross > 0),
    size integer GENERATED ALWAYS AS (id + 1) STORED);
CREATE INDEX item_gross_idx ON item (gross);
CREATE VIEW dear AS SELECT id FROM item WHERE gross > 100;
