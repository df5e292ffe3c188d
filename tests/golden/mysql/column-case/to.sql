CREATE TABLE person (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, fullname varchar(60) NOT NULL, born date, KEY byname (fullname), CHECK (born > '1800-01-01'));
CREATE VIEW adult AS SELECT id, fullname FROM person WHERE born < '2000-01-01';
