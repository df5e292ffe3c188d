CREATE TABLE r (id int PRIMARY KEY, old_name varchar(10) DEFAULT 'x', KEY k (old_name));
INSERT INTO r VALUES (1, 'a');
