CREATE TABLE other (a int);
CREATE TABLE rent (id int, name varchar(10), `from` datetime(3) NOT NULL, `to` datetime(3) NOT NULL, PERIOD FOR `the term` (`from`, `to`),
    PRIMARY KEY (id, `the term` WITHOUT OVERLAPS), UNIQUE KEY n (name, `the term` WITHOUT OVERLAPS));
