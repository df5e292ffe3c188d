CREATE TABLE seal (id int NOT NULL PRIMARY KEY, key_id binary(8) NOT NULL DEFAULT 0x0002, word varbinary(9) DEFAULT 0x27005C0D,
    zero binary(4) NOT NULL DEFAULT '', accent varbinary(4) DEFAULT 0xC3A9);
