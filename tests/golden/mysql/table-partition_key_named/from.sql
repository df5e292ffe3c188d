CREATE TABLE item (id int NOT NULL PRIMARY KEY, name varchar(20))
PARTITION BY LINEAR KEY (id) (PARTITION a, PARTITION b COMMENT 'second', PARTITION c);
INSERT INTO item VALUES (1,'a'),(2,'b'),(3,'c'),(4,'d'),(5,'e'),(6,'f');
