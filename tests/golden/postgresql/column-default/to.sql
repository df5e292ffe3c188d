CREATE TABLE task (
    id integer PRIMARY KEY,
    state text DEFAULT 'it''s new',
    rank integer,
    made timestamptz DEFAULT now() + interval '1 day'
);
