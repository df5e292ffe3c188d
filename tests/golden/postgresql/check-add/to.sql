CREATE TABLE product (
    id integer PRIMARY KEY,
    price numeric NOT NULL,
    name text,
    CONSTRAINT product_price_check CHECK (price >= 0),
    CONSTRAINT product_name_check CHECK (name IS NULL OR length(name) > 0 AND name <> '(')
);
