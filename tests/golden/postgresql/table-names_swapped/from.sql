CREATE TABLE a (id int, x text, px int);
CREATE TABLE b (id int, y text, z int);
INSERT INTO a VALUES (1,'a'); INSERT INTO b VALUES (2,'b');
