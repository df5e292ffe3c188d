CREATE TABLE person (Id int NOT NULL AUTO_INCREMENT PRIMARY KEY, FullName varchar(40) NOT NULL, Born date, KEY ByName (FullName));
CREATE VIEW adult AS SELECT Id, FullName FROM person WHERE Born < '2000-01-01';
INSERT INTO person VALUES (1, 'Ada', '1815-12-10'), (2, 'Grace', '1906-12-09');
