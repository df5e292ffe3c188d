CREATE TABLE o (id int PRIMARY KEY, state enum('new', 'paid', 'sent') NOT NULL DEFAULT 'new', tags set('a', 'b', 'c'));
