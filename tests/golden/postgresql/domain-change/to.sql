CREATE DOMAIN amount AS numeric(10,2) NOT NULL DEFAULT 1 CONSTRAINT amount_check CHECK (VALUE >= 0 AND VALUE < 1000000);
CREATE TABLE bill (id integer PRIMARY KEY, total amount);
