CREATE TABLE sale (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE sale_1 (id integer NOT NULL, at date NOT NULL);
CREATE TABLE sale_2 PARTITION OF sale FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE sale_3 (id integer NOT NULL, at date NOT NULL);
ALTER TABLE sale ATTACH PARTITION sale_3 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE TABLE base (id integer NOT NULL);
CREATE TABLE heir (id integer NOT NULL, more text);
CREATE TABLE free (id integer NOT NULL) INHERITS (base);
