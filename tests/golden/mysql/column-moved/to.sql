CREATE TABLE m (e int, a int, c int, n int, b int, d int);
