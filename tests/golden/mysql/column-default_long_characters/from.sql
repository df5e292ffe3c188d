CREATE TABLE d (id int, a varchar(9) DEFAULT '?');
