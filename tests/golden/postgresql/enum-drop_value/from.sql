CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'sad', moods mood[]);
CREATE VIEW happy_person AS SELECT id FROM person WHERE mood = 'happy';
INSERT INTO person VALUES (1, 'sad', '{sad,happy}'), (2, 'happy', NULL);
