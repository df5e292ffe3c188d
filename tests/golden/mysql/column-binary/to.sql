CREATE TABLE seal (id int NOT NULL PRIMARY KEY, key_id binary(8) NOT NULL DEFAULT 0x0002, salt varbinary(8) DEFAULT 0x27005C0D,
    zero binary(4) NOT NULL DEFAULT '', mark varbinary(4) NOT NULL DEFAULT 0x00FF, none varbinary(4) NOT NULL DEFAULT '', word varbinary(9) DEFAULT 'it''s');
