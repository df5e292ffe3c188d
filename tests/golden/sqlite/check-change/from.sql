CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    price NUMERIC NOT NULL,
    CONSTRAINT product_price_check CHECK (price > 0)
);
INSERT INTO product VALUES (1, 3);
