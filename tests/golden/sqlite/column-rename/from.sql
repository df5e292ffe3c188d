CREATE TABLE person (id INTEGER PRIMARY KEY, mail TEXT NOT NULL, CHECK (mail LIKE '%@%'));
CREATE UNIQUE INDEX person_mail_idx ON person (lower(mail));
INSERT INTO person VALUES (1, 'ada@example.org');
