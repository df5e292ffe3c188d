CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE job (id int PRIMARY KEY, s state NOT NULL DEFAULT 'new');
INSERT INTO job VALUES (1,'new'),(2,'done');
