SET foreign_key_checks = 0;
CREATE TABLE cust (id int NOT NULL PRIMARY KEY);
CREATE TABLE bill (id int NOT NULL PRIMARY KEY, cust int, KEY cust (cust), CONSTRAINT bill_cust FOREIGN KEY (cust) REFERENCES trueup_elsewhere.cust (id));
SET foreign_key_checks = 1;
