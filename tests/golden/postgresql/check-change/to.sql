CREATE TABLE product (id integer PRIMARY KEY, price numeric NOT NULL, CONSTRAINT product_price_check CHECK (price > 0 AND price < 1000));
