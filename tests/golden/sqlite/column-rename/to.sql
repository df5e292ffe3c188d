CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    -- @renamed from=mail
    email TEXT NOT NULL,
    CHECK (email LIKE '%@%')
);
CREATE UNIQUE INDEX person_mail_idx ON person (lower(email));
