SELECT a, b, c FROM pair;
