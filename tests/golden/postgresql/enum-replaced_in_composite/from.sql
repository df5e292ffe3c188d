CREATE TYPE mood AS ENUM ('sad', 'so-so', 'happy');
CREATE TYPE note AS (mood mood, text text);
CREATE TABLE person (
    id integer PRIMARY KEY,
    notes note[],
    last note,
    mood mood DEFAULT 'sad',
    moods mood[],
    written mood DEFAULT 'happy'
);
INSERT INTO person VALUES (1, '{"(sad,a)"}', '(happy,b)', 'happy', '{sad}', 'happy');
CREATE VIEW last_note AS SELECT id, (last).mood FROM person;
