CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, a int, b int, KEY wide (a, b), CONSTRAINT c_a FOREIGN KEY (a) REFERENCES p (id), KEY b_own (b), CONSTRAINT c_b FOREIGN KEY (b) REFERENCES p (id));
