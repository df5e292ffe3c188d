CREATE TABLE sale (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE sale_1 PARTITION OF sale FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE sale_2 (id integer NOT NULL, at date NOT NULL);
CREATE TABLE base (id integer NOT NULL);
CREATE TABLE heir (id integer NOT NULL, more text) INHERITS (base);
CREATE TABLE free (id integer NOT NULL);
INSERT INTO sale VALUES (1, '2020-05-05');
