CREATE TABLE i (a int, KEY k (a));
