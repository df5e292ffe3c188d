CREATE TABLE p (id int PRIMARY KEY, code int, UNIQUE KEY by_code (code));
CREATE TABLE c (id int PRIMARY KEY, p_id int, CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES p (id));
