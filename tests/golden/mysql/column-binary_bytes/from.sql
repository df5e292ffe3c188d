CREATE TABLE seal (id int NOT NULL PRIMARY KEY, key_id binary(8) NOT NULL DEFAULT 0x0001, word varbinary(9) DEFAULT 'it''s');
