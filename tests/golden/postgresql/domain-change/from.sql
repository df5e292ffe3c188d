CREATE DOMAIN amount AS numeric(10,2) DEFAULT 0 CONSTRAINT amount_check CHECK (VALUE >= 0);
CREATE TABLE bill (id integer PRIMARY KEY, total amount);
INSERT INTO bill VALUES (1, 12.50);
