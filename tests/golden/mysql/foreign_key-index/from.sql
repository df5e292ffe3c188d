CREATE TABLE p (id int PRIMARY KEY, code int, UNIQUE KEY by_code (code));
CREATE TABLE c (id int PRIMARY KEY, p_id int, x int, KEY mine (p_id), CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
INSERT INTO p VALUES (1, 1);
INSERT INTO c VALUES (1, 1, 1);
