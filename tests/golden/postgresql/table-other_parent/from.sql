CREATE TABLE origin (grade information_schema.cardinal_number);
CREATE TABLE stock (id bigint);
CREATE TABLE part (spot point) INHERITS (stock);
INSERT INTO stock VALUES (1);
INSERT INTO part VALUES (2, '(1,2)');
