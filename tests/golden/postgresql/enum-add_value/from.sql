CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE person (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'happy');
CREATE INDEX person_mood_idx ON person (mood);
INSERT INTO person VALUES (1, 'sad'), (2, 'happy');
