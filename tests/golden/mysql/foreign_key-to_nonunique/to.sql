CREATE TABLE p (id int PRIMARY KEY, b int, a int, KEY kb (b, a));
CREATE TABLE c (id int PRIMARY KEY, b int, CONSTRAINT c_b FOREIGN KEY (b) REFERENCES p (b));
