SELECT a, b, c, z FROM k;
