CREATE TABLE ck (a int, b varchar(10), c int, d enum('x','y'), e date);
INSERT INTO ck VALUES (6,'ab',2,'y','2021-01-01');
