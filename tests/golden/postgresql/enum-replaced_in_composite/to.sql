CREATE TYPE mood AS ENUM ('happy', 'sad');
CREATE TYPE note AS (mood mood, text text);
CREATE TABLE person (
    id integer PRIMARY KEY,
    notes note[],
    last note,
    mood mood[],
    moods mood,
    written text DEFAULT 'happy'
);
CREATE VIEW last_note AS SELECT id, (last).mood FROM person;
