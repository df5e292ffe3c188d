CREATE TABLE visit (id int NOT NULL, shop int NOT NULL, PRIMARY KEY (id, shop)) PARTITION BY HASH (shop);
INSERT INTO visit VALUES (1, 1), (2, 2), (3, 3);
