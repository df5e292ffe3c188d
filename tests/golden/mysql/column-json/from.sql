CREATE TABLE j (id int NOT NULL PRIMARY KEY, a json, b text, c json);
INSERT INTO j VALUES (1, '{"x": 1}', '[2]', 'null');
