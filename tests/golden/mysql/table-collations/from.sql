CREATE TABLE phrase (id int PRIMARY KEY, a varchar(20), b varchar(20) COLLATE latin1_swedish_ci, c varchar(20) COLLATE latin1_german1_ci, d varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin) DEFAULT CHARSET=latin1;
INSERT INTO phrase VALUES (1, 'ä', 'ö', 'ü', '√');
