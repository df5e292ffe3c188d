CREATE TABLE o (id int PRIMARY KEY, state enum('new', 'paid') NOT NULL DEFAULT 'new', tags set('a', 'b'));
INSERT INTO o VALUES (1, 'paid', 'a,b');
