CREATE TABLE person (id integer PRIMARY KEY, mail text NOT NULL, CONSTRAINT person_mail_check CHECK (mail LIKE '%@%'));
CREATE UNIQUE INDEX person_mail_idx ON person (lower(mail));
INSERT INTO person VALUES (1, 'ada@example.org');
