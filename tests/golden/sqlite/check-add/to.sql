CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    price NUMERIC NOT NULL,
    name TEXT,
    CONSTRAINT product_price_check CHECK (price >= 0),
    CHECK (name IS NULL OR length(name) > 0 AND name <> '(')
);
