CREATE TABLE reading (id integer PRIMARY KEY, value text DEFAULT '0', ok integer DEFAULT 1);
INSERT INTO reading VALUES (1, '42', 1), (2, NULL, 0);
