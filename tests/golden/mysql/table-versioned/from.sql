CREATE TABLE v (id int PRIMARY KEY, a int);
