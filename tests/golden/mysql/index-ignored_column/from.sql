CREATE TABLE i (id int PRIMARY KEY, a int, b int, KEY ki (a));
