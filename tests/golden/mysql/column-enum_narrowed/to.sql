CREATE TABLE o (id int PRIMARY KEY, state enum('paid', 'new') NOT NULL DEFAULT 'new', tags set('a'));
