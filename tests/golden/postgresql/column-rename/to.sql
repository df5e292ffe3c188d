CREATE TABLE person (
    id integer PRIMARY KEY,
    -- @renamed from=mail
    email text NOT NULL,
    CONSTRAINT person_mail_check CHECK (email LIKE '%@%')
);
CREATE UNIQUE INDEX person_mail_idx ON person (lower(email));
