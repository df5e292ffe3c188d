CREATE EXTENSION citext;
CREATE TABLE member (id integer PRIMARY KEY, email citext);
