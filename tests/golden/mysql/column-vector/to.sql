CREATE TABLE v (id int PRIMARY KEY, v vector(3) NOT NULL);
