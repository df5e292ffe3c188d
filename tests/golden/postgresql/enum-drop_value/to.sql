CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TABLE person (id integer PRIMARY KEY, mood mood DEFAULT 'sad', moods mood[]);
CREATE VIEW happy_person AS SELECT id FROM person WHERE mood = 'happy';
