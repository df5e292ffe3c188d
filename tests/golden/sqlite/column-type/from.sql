CREATE TABLE account (id INTEGER PRIMARY KEY, balance TEXT, owner VARCHAR(20));
INSERT INTO account VALUES (1, '12.50', 'Ada'), (2, NULL, 'Grace');
