CREATE TABLE item (id integer PRIMARY KEY, price integer, name text);
CREATE VIEW offer AS SELECT id, price FROM item;
COMMENT ON COLUMN offer.id IS 'what it is called by';
COMMENT ON COLUMN offer.price IS 'in cents';
