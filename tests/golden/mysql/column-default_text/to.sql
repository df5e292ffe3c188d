CREATE TABLE d (id int, tx text DEFAULT 'abc', j json DEFAULT '{}', bl blob DEFAULT 'x');
