CREATE TABLE item (id integer PRIMARY KEY, price integer, name text);
CREATE VIEW offer AS SELECT id FROM item;
COMMENT ON COLUMN offer.id IS 'its number';
