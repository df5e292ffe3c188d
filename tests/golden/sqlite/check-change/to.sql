CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    price NUMERIC NOT NULL,
    CONSTRAINT product_price_check CHECK (price > 0 AND price < 1000)
);
