CREATE TABLE sp (id int);
