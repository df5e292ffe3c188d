CREATE TABLE cs (a varchar(5), b varchar(5) CHARSET utf8, c varchar(5) CHARSET latin1, d varchar(5) CHARSET binary, e text COLLATE utf8mb4_bin, f enum('a') CHARSET ascii, g varchar(5)) COLLATE=utf8mb4_unicode_ci;
INSERT INTO cs VALUES ('a','b','c','d','e','a','g');
