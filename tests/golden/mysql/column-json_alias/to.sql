CREATE TABLE j (id int NOT NULL PRIMARY KEY, a longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin CHECK (json_valid(a)),
    b longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(`b`)));
