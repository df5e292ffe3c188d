CREATE TABLE a (x varchar(5)) CHARSET=utf8;
CREATE TABLE b (x varchar(5) CHARSET utf8, y varchar(5) COLLATE utf8_unicode_ci, z varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin);
CREATE TABLE c (x varchar(5), y text COLLATE utf8mb4_bin, z enum('a') COLLATE utf8mb4_bin) COLLATE=utf8mb4_bin;
CREATE TABLE d (x varchar(5) ascii, y varchar(5)) CHARACTER SET latin1 COLLATE latin1_swedish_ci;
