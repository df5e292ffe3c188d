CREATE TABLE m (a int, b int, c int, d int, e int);
INSERT INTO m VALUES (1,2,3,4,5);
