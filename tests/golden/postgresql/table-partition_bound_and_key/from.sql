CREATE TABLE customer (id integer NOT NULL, CONSTRAINT customer_key PRIMARY KEY (id));
CREATE TABLE sale (id integer, customer_id integer REFERENCES customer (id)) PARTITION BY RANGE (id);
CREATE TABLE sale_1 PARTITION OF sale FOR VALUES FROM (1) TO (100);
INSERT INTO customer VALUES (1);
INSERT INTO sale VALUES (5, 1);
