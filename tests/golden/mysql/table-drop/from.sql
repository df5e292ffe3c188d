CREATE TABLE item (id int NOT NULL AUTO_INCREMENT, name varchar(40) NOT NULL, price decimal(10,2) DEFAULT 1.50, PRIMARY KEY (id));
CREATE TABLE part (id int PRIMARY KEY, item_id int, CONSTRAINT part_item FOREIGN KEY (item_id) REFERENCES item (id));
