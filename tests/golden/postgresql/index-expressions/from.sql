CREATE TABLE entries (
    number integer,
    title text,
    code text COLLATE "C",
    at timestamptz,
    detail jsonb
);
