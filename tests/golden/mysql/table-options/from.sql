CREATE TABLE item (id int NOT NULL AUTO_INCREMENT, name varchar(40) NOT NULL, price decimal(10,2) DEFAULT 1.50, PRIMARY KEY (id));
INSERT INTO item (name) VALUES ('a'), ('b');
