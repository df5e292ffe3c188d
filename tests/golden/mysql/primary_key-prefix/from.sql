CREATE TABLE k (a varchar(30) NOT NULL);
