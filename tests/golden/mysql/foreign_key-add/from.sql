CREATE TABLE p (id int PRIMARY KEY, code int, UNIQUE KEY by_code (code));
CREATE TABLE c (id int PRIMARY KEY, p_id int);
