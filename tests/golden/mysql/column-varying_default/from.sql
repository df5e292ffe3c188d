CREATE TABLE parcel (id int NOT NULL PRIMARY KEY, name varchar(40));
INSERT INTO parcel VALUES (1, 'box');
