CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b text, c varchar(10) COLLATE utf8mb4_bin) COLLATE=utf8mb4_general_ci;
INSERT INTO t VALUES (1, 'ä', '€', 'x');
