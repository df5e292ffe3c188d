CREATE TYPE mood AS ENUM ('awful', 'sad', 'so-so', 'happy', 'great');
CREATE TABLE person (id integer PRIMARY KEY, mood mood NOT NULL DEFAULT 'happy');
CREATE INDEX person_mood_idx ON person (mood);
