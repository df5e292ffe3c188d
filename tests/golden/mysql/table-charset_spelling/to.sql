CREATE TABLE a (x varchar(5)) DEFAULT CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;
CREATE TABLE b (x varchar(5) CHARACTER SET utf8mb3, y varchar(5) CHARACTER SET utf8mb3 COLLATE utf8mb3_unicode_ci, z varchar(5) COLLATE utf8mb4_bin);
CREATE TABLE c (x varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, y text, z enum('a')) CHARSET=utf8mb4 COLLATE utf8mb4_bin;
CREATE TABLE d (x varchar(5) CHARACTER SET latin1, y varchar(5) COLLATE latin1_swedish_ci) CHARSET latin1;
