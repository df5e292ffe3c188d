CREATE TABLE item (id int NOT NULL PRIMARY KEY, name varchar(20))
PARTITION BY HASH (id) (PARTITION p0, PARTITION p1);
INSERT INTO item VALUES (1,'a'),(2,'b'),(3,'c'),(4,'d'),(5,'e'),(6,'f');
