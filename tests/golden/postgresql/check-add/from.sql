CREATE TABLE product (id integer PRIMARY KEY, price numeric NOT NULL, name text);
INSERT INTO product VALUES (1, 3, 'pen'), (2, 0, NULL);
