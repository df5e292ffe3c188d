CREATE TABLE i (a int, b varchar(20), j json, KEY k (a));
